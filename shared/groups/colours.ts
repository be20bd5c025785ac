/** Colours by which a group is told from others. How each looks in light and dark is in client/ui/round/colours.css. */
export const groupColours = ['pine', 'sea', 'heather', 'plum', 'clay', 'moss'] as const;
export type GroupColour = (typeof groupColours)[number];
