/**
 * What may be logged of a fault during an evaluation: its kind and where it happened. Not its message, which may quote what
 * somebody sent; a stack begins with it.
 */
export function redactedFault(error: unknown): { fault: string; stack?: string } {
  if (!(error instanceof Error)) return { fault: 'unknown' };
  const { name, message, stack = '' } = error;
  const told = stack.lastIndexOf(message);
  return told < 0 ? { fault: name } : { fault: name, stack: stack.slice(told + message.length).trim() };
}
