/** The problem of a message that the mail server took and that came back later. */
export const CAME_BACK = 'returned';
