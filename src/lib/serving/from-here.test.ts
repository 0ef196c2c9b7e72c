import { expect, it } from 'vitest'
import { isFromHere } from './from-here.ts'

const here = 'https://waymark.example.org'
const from = (method: string, origin?: string) =>
  isFromHere(new Request(here, { method, ...(origin && { headers: { origin } }) }), here)

it('lets anybody read', () => {
  expect(from('GET')).toBe(true)
  expect(from('HEAD', 'https://evil.example')).toBe(true)
})

it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('lets our own pages send %s', (method) => {
  expect(from(method, here)).toBe(true)
})

it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('refuses %s from nowhere and elsewhere', (method) => {
  expect(from(method)).toBe(false)
  for (const origin of ['null', 'https://evil.example', 'http://waymark.example.org', `${here}:444`])
    expect(from(method, origin), origin).toBe(false)
  for (const origin of [here.toUpperCase(), `${here}/`, `${here}.evil.example`, `${here} ${here}`])
    expect(from(method, origin), origin).toBe(false)
})
