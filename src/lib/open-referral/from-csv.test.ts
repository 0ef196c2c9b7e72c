import { describe, expect, it } from 'vitest'
import { columns, csvTemplate, readCsv } from './from-csv.server.ts'
import { fromService } from './from-service.ts'
import type { FoundService } from './read-feed.server.ts'

async function read(text: string | Uint8Array) {
  const found: FoundService[] = []
  const end = await readCsv(Buffer.from(text), async (_, some) => void found.push(...some))
  return { end, found, offers: found.map(({ value }) => fromService(value)) }
}

describe('a table of offers', () => {
  it('takes its own template, with every fact of its line', async () => {
    const { end, found, offers } = await read(csvTemplate())
    expect(end).toEqual({ faults: [], whole: true, stated: null })
    expect(found.map(({ place }) => place)).toEqual(['2'])
    expect(offers[0]).toMatchObject({
      ok: true,
      notes: [],
      offer: {
        sourceId: 'room-1',
        confirmedAt: Date.UTC(2026, 10, 1, 12),
        doc: {
          title: 'A room for 12 weeks',
          sentence: 'Your own room in a shared house, and a worker who helps.',
          whatHappens: 'You ring us. Then you see the room.',
          kind: 'housing',
          pathways: ['ACCOMMODATION', 'FINANCE_AND_ID'],
          where: ['in-person', 'phone'],
          town: 'Oxford',
          address: '18 Mill Lane, Oxford',
          postcode: 'OX1 2AB',
          latitude: 51.752,
          areas: ['Oxford', 'Cherwell'],
          noLocalConnection: true,
          hiddenPlace: false,
          hours: {
            1: [
              [540, 720],
              [780, 1020]
            ],
            5: [[540, 960]]
          },
          phone: '01632 960999',
          minimumAge: 18,
          maximumAge: null,
          languages: ['English', 'Polish'],
          cost: 'Free',
          capacity: 'spaces'
        }
      }
    })
  })

  it('reads columns in any order, in words or codes, with semicolons between', async () => {
    const { end, offers } = await read(
      'Title;ID;Kind;No local connection;Areas;Shoe size\nHelp;7;Money advice;Yes;anywhere;44\n'
    )
    expect(end).toMatchObject({ whole: true, faults: [{ problem: 'columns-unknown', detail: 'shoe_size' }] })
    expect(offers[0]).toMatchObject({
      offer: { sourceId: '7', doc: { kind: 'money-advice', noLocalConnection: true, areas: [] } }
    })
  })

  it('names what a cell has wrong, and keeps the rest of the line', async () => {
    const { offers } = await read(
      'id,title,kind,monday,phone\n1,Help,circus,9 till late,ask\n2,Other,job,9:00-17:00,\n'
    )
    expect(offers[0]).toMatchObject({
      ok: true,
      notes: [{ code: 'own-facts', part: 'kind' }, { code: 'times' }, { code: 'phone' }].sort(() => 0)
    })
    expect(offers[1]).toMatchObject({
      ok: true,
      notes: [],
      offer: { doc: { kind: 'job', hours: { 1: [[540, 1020]] } } }
    })
  })

  it('loses one line to a quote without an end, and names it', async () => {
    const { end, offers } = await read('id,title\n1,One\n2,"Two\n3,Three\n')
    expect(end).toMatchObject({ whole: false, faults: [{ problem: 'line', detail: '3' }] })
    expect(offers).toHaveLength(2)
  })

  it.each([
    ['nothing', '', 'empty'],
    ['no lines', 'id,title\n', 'one-line'],
    ['no ids', 'title,kind\nHelp,job\n', 'columns'],
    ['a workbook', 'PK\u0003\u0004', 'spreadsheet'],
    ['a program', 'id,title\n\0\0,x', 'not-text']
  ])('says what is wrong with %s', async (_, text, problem) => {
    expect((await read(text)).end).toMatchObject({ whole: false, faults: [{ problem }] })
  })

  it('has a column for each fact that an offer carries', () => {
    expect(new Set(columns).size).toBe(columns.length)
    expect(csvTemplate().split('\r\n')[0]).toContain('no_local_connection')
  })
})
