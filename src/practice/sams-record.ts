import type { SectionDocument, SectionName } from '#lib/record/sections.ts'

/** What Sam told Waymark so far: little, so that there is something left to try. Numbers belong to nobody. */
export function samsRecord(): readonly [SectionName, SectionDocument][] {
  return [
    [
      'id-documents',
      { birthCertificate: 'HAVE', passport: 'DO_NOT_HAVE', drivingLicence: 'SENT', bankAccount: 'HAVE' }
    ],
    [
      'work',
      {
        jobs: [
          {
            id: 'sam-warehouse',
            title: 'Warehouse picker',
            place: 'A parcel firm in Reading',
            from: '2019',
            to: '2021',
            did: 'Packed and loaded orders. Trained new starters.'
          },
          { id: 'sam-kitchen', title: 'Kitchen porter', place: 'A hotel in Oxford', from: '2017', to: '2019' }
        ],
        skills: 'Staying calm when it gets busy. Fixing bikes.',
        cards: ['FORKLIFT', 'FOOD'],
        wanted: ['WAREHOUSE', 'DRIVING']
      }
    ]
  ]
}
