/** Events are facts: ids, order, times, counts. */
export type Event = { type: 'placeholder' };
