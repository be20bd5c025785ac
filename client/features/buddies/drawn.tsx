import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { MemberId } from '../../../shared/meeting/state';
import type { Buddies } from '../../../shared/protocol/buddies';
import type { GroupPage } from '../../../shared/protocol/groups';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { listOf } from '../../ui/text/listOf';
import { dayText } from '../../ui/text/when';

/** Who were drawn together last, which everybody sees, and the next draw for whoever may bring people in. */
export function Drawn({
  page,
  drawn,
  onPropose,
  onDraw,
}: {
  page: GroupPage;
  drawn: Buddies['drawn'];
  /** To the others of my set. Null: there is something between us already, or nobody meets here any more. */
  onPropose: ((others: MemberId[]) => void) | null;
  /** Answers why nothing was drawn. Null: others draw. */
  onDraw: (() => Promise<string | null>) | null;
}) {
  const { t } = useTranslation('buddies');
  const names = distinctNames(page.people.map(({ member, name }) => ({ id: member, name })));
  const me = page.me.member;
  const called = (member: string) => (member === me ? t('drawn.you') : (names.get(member)?.short ?? ''));
  const mineFirst = (set: readonly string[]) =>
    [...set].sort((one, other) => Number(other === me) - Number(one === me));
  const othersIn = (set: readonly MemberId[]) => set.filter((member) => member !== me);
  const sets = [...(drawn?.sets ?? [])].sort((one, other) => Number(other.includes(me)) - Number(one.includes(me)));
  return (
    <>
      {drawn === null || sets.length === 0 ? null : (
        <div className="buddies-drawn">
          <h3>{t('drawn.title')}</h3>
          <p className="faint">{t('drawn.when', { when: dayText(drawn.at, 0) ?? '' })}</p>
          <ul className="buddies-sets">
            {sets.map((set) => (
              <li key={set.join(' ')} className={set.includes(me) ? 'buddies-mine' : undefined}>
                <span className="buddies-faces">
                  {mineFirst(set).map((member) => (
                    <Face key={member} name={page.people.find((one) => one.member === member)?.name ?? ''} size={32} />
                  ))}
                </span>
                <span>{listOf(mineFirst(set).map(called))}</span>
                {onPropose !== null && set.includes(me) ? (
                  <SoftButton
                    aria-label={t('proposeTo', { names: listOf(othersIn(set).map(called)) })}
                    onClick={() => onPropose(othersIn(set))}
                  >
                    {t('propose')}
                  </SoftButton>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      )}
      {onDraw === null ? null : (
        <div className="buddies-draw">
          <AskTwice
            icon="people"
            label={t(drawn === null ? 'drawn.first' : 'drawn.again')}
            title={t('drawn.askTitle')}
            about={t('drawn.askAbout')}
            yes={t('drawn.yes')}
            stay={t('drawn.stay')}
            onYes={onDraw}
          />
        </div>
      )}
    </>
  );
}
