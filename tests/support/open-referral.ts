import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

const ajv = new Ajv2020({ allErrors: true, strict: false })
formats.default(ajv)

/** The compiled schemas of Open Referral UK 3.0, by the name of their file (`tests/reference/README.md`). */
export const openReferral = {
  service: schema('service'),
  serviceInList: schema('service_list'),
  organization: schema('organization'),
  serviceAtLocation: schema('service_at_location'),
  serviceAtLocationInList: schema('service_at_location_list')
}

function schema(name: string): ValidateFunction {
  const file = new URL(`../reference/open-referral-uk/${name}.json`, import.meta.url)
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)
}

/** What the standard finds wrong with a document; nothing when it fits. */
export function wrongIn(fits: ValidateFunction, document: unknown): string[] {
  fits(document)
  return (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
