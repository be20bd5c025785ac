import { BlockedGuide } from './blockedGuide';
import './care.css';

/** Care before the meeting, below the device check. */
export function LobbyCare() {
  return (
    <div className="care-lobby">
      <BlockedGuide />
    </div>
  );
}
