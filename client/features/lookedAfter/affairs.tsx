import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupLookedAfter, GroupPage } from '../../../shared/protocol/groups';
import { leaveGroup, setRole } from '../../connection/groupsApi';
import { forgetAllOf } from '../../connection/invitations';
import { changeArchive } from '../../connection/lifeApi';
import { HOME } from '../../connection/paths';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { AskTwice } from '../../ui/askTwice';
import { Face } from '../../ui/face';
import './lookedAfter.css';

type Props = { page: GroupPage; lookedAfter: GroupLookedAfter; onChanged: () => void };

/** What whoever formed a group for others sees of its affairs, and what they decide. */
export function Affairs({ page, lookedAfter, onChanged }: Props) {
  const { t } = useTranslation('lookedAfter');
  const heading = useId();
  const { signed, namesFacilitator, isLast } = lookedAfter;
  const whyNot = useGroupRefusal();
  const isOpen = page.archivedAt === null;
  const tell = async (ask: Promise<Parameters<typeof whyNot>[0] | { ok: true }>) => {
    const answer = await ask;
    onChanged();
    return answer.ok ? null : whyNot(answer);
  };
  async function leave(): Promise<string | null> {
    const answer = await leaveGroup(page.group, isLast ? { ends: true } : {});
    if (!answer.ok) return whyNot(answer);
    await forgetAllOf(page.group);
    location.assign(HOME);
    return null;
  }
  return (
    <section className="looked-after" id="outside" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      <p className="quiet">{t('about')}</p>
      <p className="quiet">
        {page.people.length === 0 ? t('nobody') : t('signed', { count: signed, of: page.people.length })}{' '}
        {page.invited.length === 0 ? null : t('notCome', { count: page.invited.length })} {t('theirs')}
      </p>
      {namesFacilitator && isOpen ? <Facilitator page={page} tell={tell} /> : null}
      <div className="looked-after-acts">
        {page.mayArchive && isOpen ? (
          <AskTwice
            icon="download"
            label={t('archive')}
            title={t('archiveTitle', { name: page.name })}
            about={t('archiveAbout')}
            yes={t('archiveYes')}
            stay={t('stay')}
            onYes={() => tell(changeArchive(page.group, 'archive'))}
          />
        ) : null}
        <AskTwice
          icon="leave"
          label={t('leave')}
          title={t('leaveTitle', { name: page.name })}
          about={t(isLast ? 'leaveLast' : 'leaveAbout')}
          yes={t('leaveYes')}
          stay={t('stay')}
          onYes={leave}
        />
      </div>
    </section>
  );
}

/** Who facilitates a group that was formed to be facilitated. Another one is named before the first gives the part back. */
function Facilitator({
  page,
  tell,
}: {
  page: GroupPage;
  tell: (ask: ReturnType<typeof setRole>) => Promise<string | null>;
}) {
  const { t } = useTranslation('lookedAfter');
  const names = distinctNames(page.people.map(({ member, name }) => ({ id: member, name })));
  const facilitators = page.people.filter(({ role }) => role === 'facilitator').length;
  return (
    <>
      <p>{t(facilitators === 0 ? 'nobodyFacilitates' : 'facilitatorAbout')}</p>
      <ul className="looked-after-people">
        {page.people.map(({ member, name, role }) => {
          const called = names.get(member)?.whole ?? name;
          const facilitates = role === 'facilitator';
          return (
            <li key={member}>
              <Face name={name} size={36} />
              <p>
                <b dir="auto">{called}</b>
                {facilitates ? <span className="faint">{t('facilitates')}</span> : null}
              </p>
              {facilitates && facilitators < 2 ? null : (
                <AskTwice
                  icon="deputy"
                  label={t(facilitates ? 'unname' : 'name')}
                  title={t(facilitates ? 'unnameTitle' : 'nameTitle', { name: called })}
                  about={t(facilitates ? 'unnameAbout' : 'nameAbout', { name: called })}
                  yes={t(facilitates ? 'unnameYes' : 'nameYes')}
                  stay={t('stay')}
                  onYes={() => tell(setRole(page.group, member, facilitates ? 'member' : 'facilitator'))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
