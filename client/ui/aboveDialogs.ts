/**
 * For what everybody must reach and hear although a dialog is open, such as a knock or a refusal: React Aria makes the rest of
 * the page inert meanwhile, and leaves out what carries this attribute.
 */
export const aboveDialogs = { 'data-react-aria-top-layer': true } as const;
