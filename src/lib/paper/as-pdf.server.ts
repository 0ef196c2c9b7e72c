/** A paper to keep on one's own device: never shown in a tab whose address would stay in the browser. */
export function asPdf(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store'
    }
  })
}
