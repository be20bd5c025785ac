export const envelope = {} as const;
