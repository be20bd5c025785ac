import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorPage as Page } from '../../../shared/protocol/operator';
import { CAME_BACK } from '../../../shared/returnedMail';
import { DATA } from '../../connection/paths';
import { dateText, timeOfDay } from '../../ui/text/when';
import { Returned } from './returned';

/** Megabytes of so much are no figure that anybody reads. */
const GIGABYTES_FROM = 10_000_000_000;

function Part({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}

export function Now({ page }: { page: Page }) {
  const { t } = useTranslation('operator');
  const megabytes = (bytes: number) =>
    bytes < GIGABYTES_FROM
      ? t('now.megabytes', { count: Math.ceil(bytes / 1_000_000) })
      : t('now.gigabytes', { count: Math.round(bytes / 1_000_000_000) });
  const { version, step, disk, startedAt, rooms, connections } = page;
  const facts: [string, string | number][] = [
    [t('now.version'), t('now.versionOf', { version, step })],
    [t('now.since'), `${dateText(startedAt)}, ${timeOfDay(startedAt)}`],
    [t('now.rooms'), rooms],
    [t('now.connections'), connections],
    [t('now.database'), megabytes(disk.database)],
    [t('now.journal'), megabytes(disk.journal)],
    [t('now.free'), disk.free === null ? t('now.unknown') : megabytes(disk.free)],
  ];
  return (
    <Part title={t('now.title')}>
      <dl className="operator-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

export function Groups({ groups: { count, largest } }: { groups: Page['groups'] }) {
  const { t } = useTranslation('operator');
  if (count === 0)
    return (
      <Part title={t('groups.title')}>
        <p className="quiet">{t('groups.none')}</p>
      </Part>
    );
  return (
    <Part title={t('groups.title')}>
      <p className="quiet">{t('groups.count', { count })}</p>
      <table className="operator-table">
        <thead>
          <tr>
            <th scope="col">{t('groups.model')}</th>
            <th scope="col">{t('groups.people')}</th>
            <th scope="col">{t('groups.meetings')}</th>
            <th scope="col">{t('groups.last')}</th>
          </tr>
        </thead>
        <tbody>
          {largest.map(({ model, people, meetings, lastMetAt }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: which group a row is of stays unsaid, so it has no name of its own.
            <tr key={index}>
              <td>{t(`groups.models.${model ?? 'none'}`)}</td>
              <td className="num">{people}</td>
              <td className="num">{meetings}</td>
              <td className="num">{lastMetAt === null ? t('groups.never') : dateText(lastMetAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

export function Mails({ mails, sends, onChanged }: { mails: Page['mails']; sends: boolean; onChanged: () => void }) {
  const { t } = useTranslation('operator');
  return (
    <Part title={t('mails.title')}>
      {sends ? null : <p className="quiet">{t('mails.kept')}</p>}
      {mails.length === 0 ? <p className="quiet">{t('mails.none')}</p> : null}
      <ul className="operator-list">
        {mails.map((mail) => (
          <li key={`${mail.createdAt} ${mail.to} ${mail.subject}`}>
            <b dir="auto">{mail.to}</b>
            <span>
              {mail.subject} · {dateText(mail.createdAt)} · {t(`mails.status.${mail.status}`)}
            </span>
            {mail.problem === null ? null : (
              <span className="faint">
                {t('mails.why', { problem: mail.problem === CAME_BACK ? t('mails.returned') : mail.problem })}
              </span>
            )}
            {mail.text === null ? null : (
              <details>
                <summary>{t('mails.text')}</summary>
                <pre>{mail.text}</pre>
              </details>
            )}
          </li>
        ))}
      </ul>
      {sends ? <Returned onNoted={onChanged} /> : null}
    </Part>
  );
}

export function Erased({ erasures }: { erasures: Page['erasures'] }) {
  const { t } = useTranslation('operator');
  return (
    <Part title={t('erased.title')}>
      {erasures.length === 0 ? <p className="quiet">{t('erased.none')}</p> : null}
      <ul className="operator-list">
        {erasures.map(({ what, meetings, rows, at }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several groups may be erased in the same moment.
          <li key={index}>
            <b className="num">{dateText(at)}</b>
            <span>{t(`erased.${what}`, { count: meetings, rows })}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Settings({ settings }: { settings: Page['settings'] }) {
  const { t } = useTranslation('operator');
  return (
    <Part title={t('settings.title')}>
      <dl className="operator-facts operator-settings">
        {settings.map(({ name, value, isSecret }) => (
          <div key={name}>
            <dt translate="no">{name}</dt>
            <dd className={value === null ? 'faint' : undefined}>
              {value === null ? t('settings.usual') : isSecret ? t('settings.secret') : value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="operator-stored">
        <a href={DATA}>{t('stored')}</a>
      </p>
    </Part>
  );
}
