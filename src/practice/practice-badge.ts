import type { TrustedIssuer } from '#lib/badges/issuers.ts'

/** A college that does not exist. The private half of its key was thrown away when its one badge was signed. */
export const practiceIssuer: TrustedIssuer = {
  id: 'https://badges.practice.invalid/riverside-college',
  name: 'Riverside College',
  keys: [
    {
      kid: 'https://badges.practice.invalid/riverside-college#1',
      alg: 'ES256',
      jwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'h-8x_wWL3lZOBC_OBu0VYVSlrKYjoX0M865ti1YAfMo',
        y: '3vFZrBklPmx18UdF6Bz0gnxLcv2udeOE9P6d9kg63fA'
      }
    }
  ]
}

/** A badge for Food Safety, made out to Sam, to try bringing one in: `/practice/badge`. */
export const practiceBadge = [
  'eyJhbGciOiJFUzI1NiIsImtpZCI6Imh0dHBzOi8vYmFkZ2VzLnByYWN0aWNlLmludmFsaWQvcml2ZXJzaWRlLWNvbG',
  'xlZ2UjMSIsInR5cCI6IkpXVCJ9.eyJAY29udGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHM',
  'vdjIiLCJodHRwczovL3B1cmwuaW1zZ2xvYmFsLm9yZy9zcGVjL29iL3YzcDAvY29udGV4dC0zLjAuMy5qc29uIl0sI',
  'mlkIjoidXJuOnV1aWQ6NmYwZDdjMmUtNWQ5Yi00ZDRlLTljMzktMmYxYTJmMmE3ZDExIiwidHlwZSI6WyJWZXJpZml',
  'hYmxlQ3JlZGVudGlhbCIsIk9wZW5CYWRnZUNyZWRlbnRpYWwiXSwibmFtZSI6IkZvb2QgU2FmZXR5IExldmVsIDIiL',
  'CJpc3N1ZXIiOnsiaWQiOiJodHRwczovL2JhZGdlcy5wcmFjdGljZS5pbnZhbGlkL3JpdmVyc2lkZS1jb2xsZWdlIiw',
  'idHlwZSI6WyJQcm9maWxlIl0sIm5hbWUiOiJSaXZlcnNpZGUgQ29sbGVnZSJ9LCJ2YWxpZEZyb20iOiIyMDI1LTA2L',
  'TA1VDA5OjAwOjAwWiIsImNyZWRlbnRpYWxTdWJqZWN0Ijp7InR5cGUiOlsiQWNoaWV2ZW1lbnRTdWJqZWN0Il0sIml',
  'kZW50aWZpZXIiOlt7InR5cGUiOiJJZGVudGl0eU9iamVjdCIsImlkZW50aXR5SGFzaCI6IlNhbSIsImlkZW50aXR5V',
  'HlwZSI6Im5hbWUiLCJoYXNoZWQiOmZhbHNlfSx7InR5cGUiOiJJZGVudGl0eU9iamVjdCIsImlkZW50aXR5SGFzaCI',
  '6IlNhbSBDYXJ0ZXIiLCJpZGVudGl0eVR5cGUiOiJuYW1lIiwiaGFzaGVkIjpmYWxzZX1dLCJhY2hpZXZlbWVudCI6e',
  'yJpZCI6InVybjp1dWlkOjBmNGE2YjhjLTNhNWEtNGE1My04ZjYyLTBjOGQxZjZlOWE1NSIsInR5cGUiOlsiQWNoaWV',
  '2ZW1lbnQiXSwibmFtZSI6IkZvb2QgU2FmZXR5IExldmVsIDIiLCJkZXNjcmlwdGlvbiI6IktlZXBzIGZvb2Qgc2FmZ',
  'SBpbiBhIGtpdGNoZW4uIiwiY3JpdGVyaWEiOnsibmFycmF0aXZlIjoiUGFzc2VkIHRoZSB0ZXN0LiJ9fX0sImlzcyI',
  '6Imh0dHBzOi8vYmFkZ2VzLnByYWN0aWNlLmludmFsaWQvcml2ZXJzaWRlLWNvbGxlZ2UiLCJqdGkiOiJ1cm46dXVpZ',
  'Do2ZjBkN2MyZS01ZDliLTRkNGUtOWMzOS0yZjFhMmYyYTdkMTEiLCJuYmYiOjE3NDkxMTQwMDB9.Fh1C7EuHiMDu5d',
  'HAQjv3jUlv7oiYCmMQ4Px6MzGwJkImHl-1pqrYWdpdKkRXuktaswXqaJ1dPR3Cm5O4lUfslw'
].join('')
