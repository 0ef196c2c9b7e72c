/** The package brings no types: what `open-heic.server.ts` uses of it. */
declare module 'libheif-js/wasm-bundle.js' {
  interface HeifImage {
    readonly handle: unknown
    get_width(): number
    get_height(): number
    free(): void
  }
  interface Decoded {
    readonly image: unknown
    readonly channels: readonly {
      readonly width: number
      readonly height: number
      /** Bytes from one row to the next. */
      readonly stride: number
      readonly data: Uint8Array
    }[]
  }
  const libheif: {
    readonly ready: Promise<unknown>
    readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
    readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown }
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown }
    heif_js_decode_image2(handle: unknown, colourSpace: unknown, chroma: unknown): Decoded | { code: unknown }
  }
  export default libheif
}
