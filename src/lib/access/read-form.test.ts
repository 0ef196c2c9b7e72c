import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { formFailure, readForm } from './read-form.server.ts'

const schema = v.object({ name: v.pipe(v.string(), v.maxLength(20, 'ui_check_this')) })
const anything = v.looseObject({})

function posted(body: string, type = 'application/x-www-form-urlencoded'): { request: Request } {
  const headers = { 'content-type': type }
  return { request: new Request('http://localhost/', { method: 'POST', headers, body }) }
}

async function typedIn(body: string, type?: string): Promise<unknown> {
  const read = await readForm(posted(body, type), anything)
  return read.ok ? { ...read.data } : read.failure
}

describe('a form', () => {
  it('is read field by field: the first of a repeated one, and all of a list', async () => {
    expect(await typedIn('a=1&a=2&b[]=1&b[]=2&c=1%0D%0A2')).toEqual({ a: '1', b: ['1', '2'], c: '1\n2' })
    expect(await typedIn('a=1&a[]=2')).toEqual({ a: ['2'] })
    expect(await typedIn('a[]=2&a=1')).toEqual({ a: ['2'] })
  })

  it('hands back what was typed, but no passphrase', async () => {
    const read = await readForm(
      posted(`name=${'x'.repeat(21)}&passphrase=secret&passphraseAgain=secret`),
      schema
    )
    const form = { values: { name: 'x'.repeat(21) }, problems: { name: 'Please check this answer.' } }
    expect(read.ok ? null : { ...read.failure }).toEqual({ status: 422, data: { form } })
  })

  it('says one problem of each field, the first, and none twice', async () => {
    const field = v.pipe(
      v.string('ui_check_this'),
      v.minLength(3, 'org_request_code_problem'),
      v.email('refusal_bad_input')
    )
    const read = await readForm(posted('name=x&days[]=1&days[]=2'), v.object({ name: field, mail: field }))
    expect(read.ok ? null : read.failure.data.form).toEqual({
      values: { name: 'x', days: ['1', '2'] },
      problems: {
        name: 'This code does not work. Ask the person for a new one.',
        mail: 'Please check this answer.'
      }
    })
  })

  it('looks no further at a value that is wrong already', async () => {
    const looks: string[] = []
    const look = v.check((text: string) => (looks.push(text), true), 'ui_check_this')
    const short = v.object({ name: v.pipe(v.string(), v.maxLength(1, 'ui_check_this'), look) })
    expect((await readForm(posted('name=xx'), short)).ok).toBe(false)
    expect(looks).toEqual([])
  })

  it('can be wrong as a whole', async () => {
    const whole = v.pipe(
      v.looseObject({}),
      v.check(() => false, 'refusal_already_done')
    )
    const read = await readForm(posted('name=x'), whole)
    expect(read.ok ? null : read.failure.data.form).toEqual({
      values: { name: 'x' },
      problems: { '': 'This was done already. You need do no more.' }
    })
  })

  it('shows again only what can be typed, as text', () => {
    const failure = formFailure({ name: 'x', days: [1, '2'], file: { size: 1 }, none: null }, {})
    expect(failure.data.form).toEqual({ values: { name: 'x', days: ['1', '2'] }, problems: {} })
  })

  it('of files, of a cut-off body or of another kind is an empty one', async () => {
    const file =
      '--x\r\nContent-Disposition: form-data; name="name"; filename="a"\r\nContent-Type: text/html\r\n\r\nhi\r\n--x--\r\n'
    expect(await typedIn(file, 'multipart/form-data; boundary=x')).toEqual({})
    expect(await typedIn(file.slice(0, 40), 'multipart/form-data; boundary=x')).toEqual({})
    expect(await typedIn('{"name":"Sam"}', 'application/json')).toEqual({})
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'with a field called "%s" changes no object, and can be shown again',
    async (field) => {
      for (const name of [field, `${field}[]`]) {
        const read = await readForm(posted(`${name}=polluted&name=${'x'.repeat(21)}`), schema)
        const values = read.ok ? {} : read.failure.data.form.values
        expect(values.name).toBe('x'.repeat(21))
        // Kit sends no object of another make to a page, nor one with this field: it answers 500.
        expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
        expect(Object.hasOwn(values, '__proto__')).toBe(false)
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      }
    }
  )

  // Looking each field up among all others took minutes for as many as a body has room for.
  it('with 100,000 fields is read no longer than an honest one', async () => {
    const body = Array.from({ length: 100_000 }, (_, i) => `${i.toString(36)}=`).join('&')
    const read = await readForm(posted(body), schema)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(Object.keys(read.failure.data.form.values).length).toBeLessThanOrEqual(200)
  })
})
