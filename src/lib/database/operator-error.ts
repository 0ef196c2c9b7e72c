/** Something the person who runs the server must put right. Its message is printed as it is. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
