/** No answer at all, in contrast to one that says no. */
export const isUnreachable = (error: unknown): boolean => !(error instanceof Error && 'status' in error);

/** The media server answered that it knows no such room or person. */
export const saysNotFound = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && error.status === 404;
