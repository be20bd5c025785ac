import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { BlurChoice } from './blurChoice';
import { NetworkChoice } from './networkChoice';
import { useNetworkCheck } from './useNetworkCheck';
import './deviceHints.css';

/** Device hints in the lobby: the network check, and settings that few people need. */
export function LobbyHints() {
  // Where people talk somewhere else there is nothing to try.
  const hasMedia = useRoom((state) => (state.view?.media ?? 'none') !== 'none');
  return (
    <div className="device-lobby">
      {hasMedia ? <NetworkCheck /> : null}
      <More />
    </div>
  );
}

/** Checks the network again on request, and when the browser is back online. */
function NetworkCheck() {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const again = () => setRound((before) => before + 1);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return <CheckRound key={round} onAgain={() => setRound(round + 1)} />;
}

/** One calm line when all is well, and a notice when something is in the way. */
function CheckRound({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('deviceHints');
  const verdict = useNetworkCheck();
  if (verdict === null || verdict === 'fine') {
    return (
      <p className="device-network quiet" role="status">
        {t(verdict === null ? 'check.trying' : 'check.fine')}
      </p>
    );
  }
  return (
    <Notice kind="warn" actions={<TextButton onClick={onAgain}>{t('check.again')}</TextButton>}>
      {t(`check.${verdict}`)}
    </Notice>
  );
}

/** Few people need these settings, so they open in a dialog. */
function More() {
  const { t } = useTranslation('deviceHints');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <TextButton className="device-more" onClick={() => setOpen(true)}>
        {t('more')}
      </TextButton>
      <Dialog
        title={t('more')}
        open={open}
        onClose={close}
        foot={<SoftButton onClick={close}>{t('close')}</SoftButton>}
      >
        <div className="device-panel">
          <BlurChoice />
          <NetworkChoice />
        </div>
      </Dialog>
    </>
  );
}
