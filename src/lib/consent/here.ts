/**
 * Where the pages that a person is on begin: their own, or those behind their private door. Every link
 * and redirect of a page that stands in both places starts with it.
 */
export function hereOf(params: { readonly door?: string | undefined }): '/me' | '/me/private' {
  return params.door === undefined ? '/me' : '/me/private'
}
