import { expect, it } from 'vitest'
import { checkBadge } from '#lib/badges/check-badge.server.ts'
import { trustIssuers } from '#lib/badges/trusted-issuers.server.ts'
import { practiceBadge, practiceIssuer } from './practice-badge.ts'

it('The practice badge is Sam’s, and checked where its issuer is trusted', async () => {
  const sam = { names: ['Sam'], emails: [], numbers: [] }
  expect(await checkBadge(practiceBadge, sam, Date.now())).toMatchObject({ verdict: 'unknown-issuer' })
  trustIssuers([practiceIssuer])
  expect(await checkBadge(practiceBadge, sam, Date.now())).toMatchObject({ verdict: 'checked' })
})
