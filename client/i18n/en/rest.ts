/** Under a field that took in only the beginning of a text. */
export const rest = {
  fits_one: 'Only the first character fits.',
  fits_other: 'Only the first {{count}} characters fit.',
  noneFits: 'This field is full, so this text does not fit.',
  full: 'This field is full.',
  copy: 'Copy the rest',
  copied: 'Copied',
  byHand: 'This browser does not allow copying here. Select the rest below and copy it yourself.',
  close: 'Close',
} as const;
