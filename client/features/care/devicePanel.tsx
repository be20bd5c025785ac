import { BlockedGuide } from './blockedGuide';
import { DeviceChoice } from './deviceChoice';
import { LineChoice } from './lineChoice';
import './care.css';

/** My devices in the room. */
export function DevicePanel() {
  return (
    <div className="care-panel">
      <BlockedGuide />
      <DeviceChoice />
      <LineChoice />
    </div>
  );
}
