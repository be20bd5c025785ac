/** Which meeting a file is of, in the order of the meetings. */
export const numberInFile = (index: number): string => String(index + 1).padStart(3, '0');

export const json = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;
