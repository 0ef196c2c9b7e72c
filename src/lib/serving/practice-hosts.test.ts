import { expect, it } from 'vitest'
import { practiceRefusal } from './practice-hosts.ts'

it.each([
  ['localhost:3000', 3000],
  ['LOCALHOST:3000', 3000],
  ['127.0.0.1:3000', 3000],
  ['[::1]:3000', 3000],
  ['localhost', 80]
])('lets %s in', (host, port) => {
  expect(practiceRefusal({ host }, port)).toBeNull()
})

it.each([
  ['evil.example:3000'],
  ['localhost:3001'],
  ['localhost'],
  ['localhost.evil.example:3000'],
  ['127.0.0.2:3000'],
  ['0.0.0.0:3000'],
  ['localhost:3000, evil.example'],
  [undefined]
])('refuses %s', (host) => {
  expect(practiceRefusal(host === undefined ? {} : { host }, 3000)).toContain('http://localhost:3000')
})

it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'])(
  'refuses what passed a proxy and so has %s',
  (header) => {
    expect(practiceRefusal({ host: 'localhost:3000', [header]: 'x' }, 3000)).toContain(header)
  }
)
