/**
 * For what must be seen and heard while a dialog is open, such as a knock or a refusal. React Aria makes the rest of
 * the page inert, except for elements with this attribute.
 */
export const aboveDialogs = { 'data-react-aria-top-layer': true } as const;
