import type { DatePlanned, GroupDates, Poll, PollTime } from '../../../shared/protocol/dates';
import type { Coming } from '../../../shared/protocol/forming';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership } from '../../../shared/protocol/ownership';
import type { Rota } from '../../../shared/protocol/rota';
import { yesOf } from '../../support/browser';
import type { Traveller } from './traveller';

/** What people do on the page of their group, and what it shows them. */
export class OnPage {
  constructor(readonly group: string) {}

  #path = (rest = '') => `/api/groups/${this.group}${rest}`;
  #get = async <T>(who: Traveller, rest = '') => yesOf(await who.get<T>(this.#path(rest)));
  post = async <T>(who: Traveller, rest: string, body: object) => yesOf(await who.post<T>(this.#path(rest), body));

  page = (who: Traveller) => this.#get<GroupPage>(who);
  dates = (who: Traveller) => this.#get<GroupDates>(who, '/dates');
  rota = (who: Traveller) => this.#get<Rota>(who, '/rota');
  coming = (who: Traveller) => this.#get<Coming>(who, '/coming');
  owns = (who: Traveller) => this.#get<Ownership>(who, '/ownership');

  async names(who: Traveller): Promise<string[]> {
    return (await this.page(who)).people.map(({ name }) => name);
  }

  /** Who leads the next meeting, by name. */
  async leadOfNext(who: Traveller): Promise<string | null> {
    const { next, people } = await this.page(who);
    return people.find(({ member }) => member === next?.lead)?.name ?? null;
  }

  /** Plans or moves the next meeting, on the clock of whoever does it. */
  plan = (who: Traveller, wall: string, timeZone = who.timeZone) =>
    this.post<DatePlanned>(who, '/next', { when: { wall, timeZone }, minutes: null, template: null });

  poll = (who: Traveller, poll: string) => this.#get<Poll>(who, `/polls/${poll}`);

  answer = (who: Traveller, { poll }: Poll, { time, at }: PollTime, answer: 'yes' | 'ifNeedBe' | 'no') =>
    this.post<Poll>(who, `/polls/${poll}/answer`, { time, at, answer, timeZone: who.timeZone });

  /** Reads the agreement and signs it as it holds. */
  async sign(who: Traveller): Promise<void> {
    const { agreement } = await this.owns(who);
    await this.post(who, '/agreement/sign', { version: agreement.version });
  }

  /** Agrees to the text that somebody proposes. */
  async agreeToText(who: Traveller): Promise<void> {
    const { proposals } = await this.owns(who);
    await this.post(who, `/proposals/${proposals[0]?.id}`, { answer: 'agree' });
  }
}
