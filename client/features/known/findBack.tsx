import { useTranslation } from 'react-i18next';
import type { GroupGlance } from '../../../shared/protocol/groups';
import { groupPath } from '../../connection/paths';
import { putOffWayBack } from '../../connection/wayBack';
import { TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import type { Where } from './waitingRows';
import './findBack.css';

/** Only this browser knows me: how I find back, until I have seen to it or wave it away. */
export function FindBackRow({ group, isHere, onLater }: { group: GroupGlance; onLater: () => void } & Where) {
  const { t } = useTranslation('known');
  return (
    <div className="known-row known-newcomer known-find-back">
      <Icon name="link" size={24} />
      <a href={`${groupPath(group.group)}#back`}>
        <b>{t('waits.findBack')}</b>
        <span className="faint" dir="auto">
          {isHere ? t('waits.findBackHere') : t('waits.findBackAbout', { group: group.name })}
        </span>
      </a>
      <span className="known-newcomer-ways">
        <TextButton
          onClick={() => {
            putOffWayBack(group.group);
            onLater();
          }}
        >
          {t('waits.findBackLater')}
        </TextButton>
      </span>
    </div>
  );
}
