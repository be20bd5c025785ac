import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import type { ProjectorMiddle } from '../../../shared/meeting/views/projector';
import { useNames, useShortNames } from '../../connection/hooks/meeting';
import { Face } from '../../ui/face';
import { ProjectorRound } from './round';

/** The right half: the round, the groups, or how many are done with what each does alone. */
export function Middle({ middle }: { middle: ProjectorMiddle }) {
  switch (middle.kind) {
    case 'round':
      return <ProjectorRound round={middle} />;
    case 'groups':
      return <Groups {...middle} />;
    case 'count':
      return <Count {...middle} />;
    default:
      return middle satisfies never;
  }
}

type Of<K extends ProjectorMiddle['kind']> = Extract<ProjectorMiddle, { kind: K }>;

function Groups({ parts, groups }: Of<'groups'>) {
  const { t } = useTranslation('projector');
  return (
    <ul
      className={`projector-groups ${groups.length > 3 ? 'projector-groups-many' : groups.length > 2 ? 'projector-groups-some' : ''}`}
    >
      {groups.map(({ number, members, client, speaks }) => (
        <li key={number}>
          <h2>{t(`titles.${parts}`, { number })}</h2>
          <ul>
            {members.map((member) => (
              <Person key={member} member={member} speaks={speaks.includes(member)} isClient={member === client} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Person({ member, speaks, isClient }: { member: MemberId; speaks: boolean; isClient: boolean }) {
  const { t } = useTranslation('projector');
  const wholeNameOf = useNames();
  const nameOf = useShortNames();
  return (
    <li className={speaks ? 'projector-speaks' : undefined}>
      <Face name={wholeNameOf(member)} className="projector-face" />
      <span dir="auto">{nameOf(member)}</span>
      {isClient ? <small>{t('client')}</small> : null}
    </li>
  );
}

/** It never says who. */
function Count({ what, done, of }: Of<'count'>) {
  const { t } = useTranslation('projector');
  const dots = Array.from({ length: of }, (_, place) => ({ place, isDone: place < done }));
  return (
    <div className="projector-count">
      <p role="status">{t(`count.${what}`, { done, count: of })}</p>
      <div aria-hidden="true">
        {dots.map(({ place, isDone }) => (
          <i key={place} className={isDone ? 'projector-in' : undefined} />
        ))}
      </div>
    </div>
  );
}
