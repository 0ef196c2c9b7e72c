/** Names for `POST /practice/sign-in`. */
export type CastName =
  | 'inside'
  | 'outside'
  | 'housing-worker'
  | 'colleague'
  | 'employer'
  | 'family'
  | 'enroller'
  | 'steward'
  | 'steward-2'
