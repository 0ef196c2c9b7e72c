/** Whom to name wherever places of the gazetteer are drawn. The owners' own lines, so the same in every language (`docs/places.md`). */
export const placeCredits: readonly string[] = [
  'Place data from GeoNames (geonames.org), CC BY 4.0, rounded.',
  'Contains public sector information licensed under the Open Government Licence v3.0.',
  'Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.'
]
