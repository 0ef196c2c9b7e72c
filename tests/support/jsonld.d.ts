/** What we use of it: it brings no types of its own. */
declare module 'jsonld' {
  interface Options {
    readonly safe: boolean
    readonly documentLoader: (url: string) => Promise<never>
  }
  const jsonld: {
    expand(document: object, options: Options): Promise<unknown[]>
    toRDF(document: object, options: Options & { readonly format: 'application/n-quads' }): Promise<string>
  }
  export default jsonld
}
