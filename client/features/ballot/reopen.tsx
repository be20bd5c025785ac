import { useTranslation } from 'react-i18next';
import type { StageKey } from '../../../shared/meeting/state';
import { mayCloseBallot } from '../../../shared/meeting/views/ballot';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton } from '../../ui/buttons';

/** Opens a closed ballot again, for people who may close it. */
export function Reopen({ from }: { from: StageKey }) {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  if (!mayCloseBallot(meeting, me, useConnection().now())) return null;
  return (
    <p className="ballot-reopen">
      <SoftButton icon="undo" onClick={() => void send({ type: 'reopenBallot', from })}>
        {t('reopen')}
      </SoftButton>
      <span className="faint">{t('reopenAbout')}</span>
    </p>
  );
}
