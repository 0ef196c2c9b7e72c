import { expect, it } from 'vitest'
import { makeLog } from './log.server.ts'

function logged(write: (log: ReturnType<typeof makeLog>) => void): Record<string, unknown> {
  let line = ''
  write(makeLog('info', { write: (text) => void (line += text) }))
  return JSON.parse(line) as Record<string, unknown>
}

it('writes one line of JSON, with the time in words and no machine or process', () => {
  const line = logged((log) => log.info({ route: '/me', status: 200 }, 'request'))
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    route: '/me',
    status: 200,
    msg: 'request'
  })
})

it('removes what should never have been handed over', () => {
  const line = logged((log) =>
    log.info(
      { email: 'sam@marked.example', request: { url: '/?q=marked', headers: { cookie: 'marked' } } },
      'request'
    )
  )
  expect(JSON.stringify(line)).not.toContain('marked')
})

it('describes an error without its message', () => {
  const line = logged((log) => log.error({ err: new RangeError('Sam Marked') }, 'unexpected'))
  expect(line).toMatchObject({ level: 'error', err: { type: 'RangeError' } })
  expect(JSON.stringify(line)).not.toContain('Marked')
})
