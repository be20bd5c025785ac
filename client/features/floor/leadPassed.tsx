import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { useShownFor } from '../../ui/shownFor';

/** Long enough for somebody who looked away for a moment, or who reads it after the notice before it. */
const SHOWN_MS = 60_000;

type Passed = { from: MemberId; to: MemberId };

/**
 * The lead's connection was lost and somebody else leads now. It stays until it is closed or a minute is over, because that
 * concerns everybody; whose seat it is stands there as long as the lead is away.
 */
export function LeadPassed() {
  const { t } = useTranslation(['roomDialogs', 'room']);
  const { leadership } = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const { acting, lostAt } = leadership;
  const last = useRef({ acting, lostAt });
  const [passed, setPassed] = useState<Passed | null>(null);
  useEffect(() => {
    const { acting: from, lostAt: wasLost } = last.current;
    last.current = { acting, lostAt };
    if (from === acting) return;
    setPassed(from !== null && acting !== null && wasLost !== null ? { from, to: acting } : null);
  }, [acting, lostAt]);
  useShownFor(passed, setPassed, SHOWN_MS);
  if (passed === null) return null;
  const names = { name: nameOf(passed.from), to: nameOf(passed.to) };
  return (
    <Notice
      explains
      mark="lead"
      actions={<TextButton icon="close" aria-label={t('room:close')} onClick={() => setPassed(null)} />}
    >
      {passed.to === me ? t('leadPassed.yours', names) : t('leadPassed.told', names)}
    </Notice>
  );
}
