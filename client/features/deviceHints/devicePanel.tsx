import { BlurChoice } from './blurChoice';
import { DeviceChoice } from './deviceChoice';
import { DeviceGuide } from './deviceGuide';
import { NetworkChoice } from './networkChoice';
import './deviceHints.css';

/** The choice of my devices while I am in the room. */
export function DevicePanel() {
  return (
    <div className="device-panel">
      <DeviceGuide />
      <DeviceChoice />
      <BlurChoice />
      <NetworkChoice />
    </div>
  );
}
