import { useCallback } from 'react';
import type { Meeting, MemberId } from '../../shared/meeting/state';
import { useRoom } from './context';

/** The meeting, for components that are drawn only while there is one. */
export function useMeeting(): Meeting {
  const meeting = useRoom((state) => state.meeting);
  if (!meeting) throw new Error('no meeting yet: drawn too early');
  return meeting;
}

/** My own member id. */
export function useMe(): MemberId {
  return useRoom((state) => state.view?.me ?? '');
}

/** Display names; somebody whose name has not arrived is a dash. */
export function useNames(): (member: MemberId) => string {
  const names = useRoom((state) => state.names);
  return useCallback((member) => names.get(member) ?? '–', [names]);
}
