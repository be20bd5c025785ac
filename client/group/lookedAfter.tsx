import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../shared/protocol/groups';
import { groupDates } from '../connection/datesApi';
import { useAnswer } from '../connection/hooks/answer';
import { Coming } from '../features/coming/coming';
import { DatesOfGroup } from '../features/dates/groupDates';
import { Affairs } from '../features/lookedAfter/affairs';
import { ComingBack } from '../features/returnLink/comingBack';
import { messages } from '../i18n/load';
import { arriving } from '../ui/arrival';
import { lazyPage } from '../ui/lazy/lazyPage';
import { QuietPlace } from '../ui/lazy/places';
import { First } from './first';
import { type Place, WithPlaces } from './places';

const Privately = lazyPage(
  async () => (await import('../features/privately/privately')).Privately,
  messages('privately'),
);
const About = lazyPage(async () => (await import('./aboutGroup')).About, messages('groupAbout'));

const places: readonly Place[] = [
  'next',
  'over',
  'private',
  'coming',
  'dates',
  { under: 'affairs', places: ['outside', 'about', 'back'] },
];

const ASK_AGAIN_MS = 10_000;

/** The page of a group for whoever formed it for others: its people and dates, without a door and without what is written in it. */
export function LookedAfter({ page, changed: askAgain }: { page: GroupPage; changed: () => void }) {
  const { t } = useTranslation('group');
  const [answer, askDates] = useAnswer(groupDates, page.group, { everyMs: ASK_AGAIN_MS });
  const dates = answer?.ok ? answer.value : null;
  const isOpen = page.archivedAt === null;
  const changed = () => {
    askDates();
    askAgain();
  };
  return (
    <WithPlaces places={places}>
      <First {...{ page, dates, changed }} />
      {isOpen ? (
        <QuietPlace>
          <Privately page={page} />
        </QuietPlace>
      ) : null}
      <div className="group-parts">
        <Coming page={page} onChanged={changed} />
        {dates && isOpen ? <DatesOfGroup {...{ page, dates, changed }} /> : null}
      </div>
      <section className="group-affairs" id="affairs" ref={arriving} aria-labelledby="group-affairs">
        <h2 id="group-affairs">{t('affairs')}</h2>
        <div className="group-parts">
          {page.lookedAfter === null ? null : (
            <Affairs page={page} lookedAfter={page.lookedAfter} onChanged={changed} />
          )}
          <QuietPlace>
            <About page={page} onChanged={changed} />
          </QuietPlace>
          <ComingBack page={page} onChanged={changed} />
        </div>
      </section>
    </WithPlaces>
  );
}
