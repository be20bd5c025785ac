import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { OnPage } from '../../../journeys/support/group';
import { copied, fill, headed, headedBy, look, press, said } from '../support/screens';
import { DAY, type Person, type Stage } from '../support/stage';

const { formGroup, join } = english;

export type Pair = { stage: Stage; here: OnPage; group: string; ann: Person; ben: Person };

/** When they meet first, on Ann's clock: nine in the morning. */
const wall = '2026-03-05T09:00';
export const firstAt = Date.UTC(2026, 2, 5, 8);

/** Ann writes two names and a date, and Ben comes by his link on a telephone in New York. */
export async function formPair(stage: Stage): Promise<Pair> {
  const ann = stage.someone('Ann');
  const ben = stage.someone('Ben', 'America/New_York');
  await stage.openWindow(ann);
  await ann.goTo('/new');
  await ann.page.getByRole('radio', { name: said(formGroup.models.pair.name) }).check({ force: true });
  await fill(ann, formGroup.me, 'Ann');
  await press(ann, said(formGroup.goPair));
  await ann.page.getByText(formGroup.missing.pair).waitFor();
  await ann.page.getByRole('textbox', { name: formGroup.pair.with }).fill('Ben');
  await fill(ann, formGroup.pair.when, wall);
  await look(ann, 'form-pair');
  await press(ann, said(formGroup.goPair));
  await headed(ann, said(formGroup.done.titlePair));
  const link = await copied(ann, said(formGroup.done.copyOf, 'Ben'));
  await ann.page.getByRole('link', { name: formGroup.done.goPair }).click();
  await headedBy(ann, firstAt);
  const group = new URL(ann.page.url()).pathname.split('/').at(-1) ?? '';
  const here = new OnPage(group);
  await ann.shareCookies();

  await stage.move(DAY);
  await stage.openWindow(ben, { viewport: { width: 390, height: 844 } });
  await ben.page.goto(link);
  await press(ben, said(join.join));
  await ben.page.waitForURL(/\/g\//);
  await headedBy(ben, firstAt);
  await ben.shareCookies();
  for (const who of [ann, ben]) who.me = (await here.page(who)).me.member;
  expect((await here.page(ben)).next).toMatchObject({ startsAt: firstAt, lead: null, format: 'frame.buddy' });
  return { stage, here, group, ann, ben };
}
