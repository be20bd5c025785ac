/** Whether this browser can encrypt what it sends over a media server. */
export function canEncrypt(): boolean {
  const hasStreams = 'RTCRtpSender' in window && 'createEncodedStreams' in RTCRtpSender.prototype;
  return globalThis.crypto?.subtle !== undefined && ('RTCRtpScriptTransform' in window || hasStreams);
}
