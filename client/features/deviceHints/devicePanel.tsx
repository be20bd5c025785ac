import { BlockedGuide } from './blockedGuide';
import { BlurChoice } from './blurChoice';
import { DeviceChoice } from './deviceChoice';
import { NetworkChoice } from './networkChoice';
import './deviceHints.css';

/** My devices in the room. */
export function DevicePanel() {
  return (
    <div className="device-panel">
      <BlockedGuide />
      <DeviceChoice />
      <BlurChoice />
      <NetworkChoice />
    </div>
  );
}
