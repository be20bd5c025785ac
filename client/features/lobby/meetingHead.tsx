import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import { useNames } from '../../connection/hooks/names';
import { useAtNow } from '../../connection/hooks/now';
import { Face } from '../../ui/face';
import { listOf } from '../../ui/text/listOf';
import { whenText } from '../../ui/text/when';
import { type Facts, minutesUntil } from './entrance';

/** Which meeting this is, when it starts, who leads it, and who is already here. */
export function MeetingHead({ facts }: { facts: Facts }) {
  const { t } = useTranslation('lobby');
  const me = useRoom((state) => state.view?.me ?? null);
  const minutes = useAtNow((now) => minutesUntil(facts.startsAt, now));
  const start = useAtNow((now) => (now < facts.startsAt ? whenText(facts.startsAt, now) : null));
  // When the start shows another day, the end needs no date of its own.
  const end = useAtNow((now) => whenText(facts.endsAt, facts.status === 'lobby' ? facts.startsAt : now));
  const which =
    facts.ordinal === null || facts.group === facts.title
      ? null
      : facts.ordinal === 1
        ? t('heading.first', { group: facts.group })
        : t('heading.ordinal', { ordinal: facts.ordinal, group: facts.group });
  const when = (() => {
    if (facts.status === 'running') return t('heading.running', { end });
    if (minutes !== null) return t('heading.startsIn', { count: minutes, end });
    if (start !== null) return t('heading.startsAt', { when: start, end });
    return t('heading.startsSoon', { minutes: facts.minutes });
  })();
  const leads =
    facts.leads !== null && facts.leads === me
      ? t('heading.youLead')
      : facts.leadName
        ? t('heading.leads', { name: facts.leadName })
        : null;
  return (
    <header>
      <h1 dir="auto">{facts.title}</h1>
      <p className="lobby-quiet">{[which, when, leads].filter((part) => part !== null).join(' ')}</p>
      <WhoIsHere facts={facts} />
    </header>
  );
}

function WhoIsHere({ facts }: { facts: Facts }) {
  const { t } = useTranslation('lobby');
  const nameOf = useNames();
  const names = useRoom((state) => state.names);
  if (facts.here === null) {
    return facts.hereCount > 0 ? <p className="lobby-here">{t('here.count', { count: facts.hereCount })}</p> : null;
  }
  const here = facts.here.filter((member) => names.has(member)).map((member) => ({ member, name: nameOf(member) }));
  if (here.length === 0) return <p className="lobby-here">{t('here.nobody')}</p>;
  return (
    <div className="lobby-here">
      <span className="lobby-here-faces">
        {here.map(({ member, name }) => (
          <Face key={member} name={name} size={36} />
        ))}
      </span>
      {t('here.names', { count: here.length, names: listOf(here.map(({ name }) => name)) })}
    </div>
  );
}
