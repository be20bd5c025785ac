import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership } from '../../../shared/protocol/ownership';
import { leaveGroup } from '../../connection/groupsApi';
import { forgetAllOf } from '../../connection/invitations';
import { LEFT } from '../../connection/paths';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { SelectField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { offer } from '../../ui/offerFile';
import { rememberLeft } from './leftGroup';

/** The way out of the group. Whoever is the last to run it reads what follows, and says who comes after them. */
export function Leave({
  page,
  leaving,
  fileOfMine,
}: {
  page: GroupPage;
  leaving: Ownership['leaving'];
  /** What is mine as a file; rejects when that does not work. */
  fileOfMine: () => Promise<Blob>;
}) {
  const { t } = useTranslation('membership');
  const whyNot = useGroupRefusal();
  const [, goTo] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [handTo, setHandTo] = useState('');
  const [saving, setSaving] = useState<'no' | 'busy' | 'saved' | 'failed'>('no');
  const names = distinctNames(page.people.map(({ member, name }) => ({ id: member, name })));
  const others = page.people.filter(({ member }) => member !== page.me.member);
  const hands = leaving === 'facilitator';

  async function save() {
    setSaving('busy');
    await fileOfMine().then(
      (file) => {
        offer(file, 'roundel-mine.zip');
        setSaving('saved');
      },
      () => setSaving('failed'),
    );
  }

  async function leave() {
    setBusy(true);
    setProblem(null);
    // Afterwards nobody can make it any more.
    const mine = await fileOfMine().catch(() => null);
    const answer = await leaveGroup(page.group, {
      ...(hands ? { handTo } : {}),
      ...(leaving === 'last' ? { ends: true } : {}),
    });
    if (!answer.ok) {
      setBusy(false);
      return setProblem(whyNot(answer));
    }
    await forgetAllOf(page.group);
    rememberLeft({ name: page.name, ended: leaving === 'last', mine });
    goTo(LEFT);
  }

  return (
    <div className="membership-leave">
      <p className="faint">{t('leaveHint')}</p>
      <TextButton icon="leave" onClick={() => setOpen(true)}>
        {t('leave')}
      </TextButton>
      <Dialog
        title={t('leaveTitle', { name: page.name })}
        open={isOpen}
        onClose={() => setOpen(false)}
        alert
        foot={
          <>
            <SoftButton onClick={() => setOpen(false)}>{t('leaveStay')}</SoftButton>
            <SoftButton icon="download" pending={saving === 'busy'} onClick={() => void save()}>
              {t('takeAlong')}
            </SoftButton>
            <GoButton
              final
              pending={isBusy}
              closed={hands && handTo === '' ? t('handToFirst') : null}
              onClick={() => void leave()}
            >
              {t(leaving === 'last' ? 'leaveLastYes' : 'leaveYes')}
            </GoButton>
          </>
        }
      >
        <div className="membership-leaving">
          {leaving === 'last' ? <p>{t('leaveLast')}</p> : null}
          {leaving === 'lead' ? <p>{t('leaveLead')}</p> : null}
          {hands ? (
            <SelectField label={t('handTo')} value={handTo} onChange={({ target }) => setHandTo(target.value)}>
              <option value="">{t('handToChoose')}</option>
              {others.map(({ member, name }) => (
                <option key={member} value={member}>
                  {names.get(member)?.whole ?? name}
                </option>
              ))}
              <option value="everybody">{t('handToEverybody')}</option>
            </SelectField>
          ) : null}
          <p>{t('leaveAbout')}</p>
          <p role="status">{saving === 'saved' ? t('takenAlong') : ''}</p>
        </div>
        {saving === 'failed' ? <Notice kind="refused">{t('notTaken')}</Notice> : null}
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      </Dialog>
    </div>
  );
}
