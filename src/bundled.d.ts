declare module '*?bundled' {
  /** The text of one script with all that it imports (`scripts/bundled.ts`). */
  const code: string
  export default code
}
