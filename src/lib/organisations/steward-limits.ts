export const longestReason = 500 // characters
