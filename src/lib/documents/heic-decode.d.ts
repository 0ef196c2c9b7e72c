/** The package brings no types. */
declare module 'heic-decode' {
  /** Decodes the first picture of a file to red, green, blue and alpha, 8 bits each. */
  export default function decode(file: {
    readonly buffer: Uint8Array
  }): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>
}
