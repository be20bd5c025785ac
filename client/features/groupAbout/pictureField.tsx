import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import { groupPictureAddress } from '../../connection/groupsApi';
import { useSaving } from '../../connection/hooks/saving';
import { dropPicture, savePicture } from '../../connection/lifeApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { smallPicture } from './smallPicture';

/** The picture of the group. It is saved when it is chosen. */
export function PictureField({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  const { t } = useTranslation('groupAbout');
  const whyNot = useGroupRefusal();
  const chooser = useRef<HTMLInputElement>(null);
  const [isBusy, refused, send] = useSaving(onChanged);
  const [isUnreadable, setUnreadable] = useState(false);

  async function choose(file: File | undefined) {
    if (file === undefined) return;
    const picture = await smallPicture(file);
    setUnreadable(picture === null);
    if (picture !== null) await send(() => savePicture(page.group, picture));
  }

  return (
    <div className="group-about-picture">
      <p className="ui-field-label">{t('edit.picture')}</p>
      <div>
        {page.picture === null ? null : (
          <img src={groupPictureAddress(page.group, page.picture)} alt={t('edit.picture')} />
        )}
        <input
          ref={chooser}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t('edit.choosePicture')}
          hidden
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = '';
          }}
        />
        <SoftButton icon="image" pending={isBusy} onClick={() => chooser.current?.click()}>
          {t(page.picture === null ? 'edit.choosePicture' : 'edit.otherPicture')}
        </SoftButton>
        {page.picture === null ? null : (
          <TextButton pending={isBusy} onClick={() => void send(() => dropPicture(page.group))}>
            {t('edit.dropPicture')}
          </TextButton>
        )}
      </div>
      <p className="faint">{t('edit.pictureHint')}</p>
      {isUnreadable ? <Notice kind="refused">{t('edit.noPicture')}</Notice> : null}
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
    </div>
  );
}
