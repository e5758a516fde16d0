// What is heard: clips one right after the other, decoded as they are needed.
"use strict";

class Sound {
  // `bytes` gives the file of a clip, as a promise; nothing for one that has no sound.
  constructor(bytes) {
    this.bytes = bytes;
    this.decoded = new Map();
    this.playing = [];
    this.round = 0;
    this.heard = [];
  }

  // A browser lets a page sound only after somebody has pressed something in it.
  wake() {
    this.context = this.context || new AudioContext();
    if (this.context.state === "suspended") this.context.resume().catch(() => {});
  }

  forget() {
    this.decoded.clear();
  }

  async buffer(clip) {
    if (!this.decoded.has(clip)) {
      const data = await this.bytes(clip);
      const made = data ? await this.context.decodeAudioData(data).catch(() => null) : null;
      if (made) this.decoded.set(clip, made);
      return made;
    }
    return this.decoded.get(clip);
  }

  async play(clips) {
    this.stop();
    this.wake();
    const round = this.round;
    const buffers = await Promise.all(clips.map((clip) => this.buffer(clip)));
    if (round !== this.round) return;
    let at = this.context.currentTime;
    for (const buffer of buffers.filter(Boolean)) {
      const source = this.context.createBufferSource();
      source.buffer = buffer;
      source.connect(this.context.destination);
      source.start(at);
      source.onended = () => (this.playing = this.playing.filter((each) => each !== source));
      at += buffer.duration;
      this.playing.push(source);
    }
    if (this.playing.length) this.heard.push(...clips);
  }

  stop() {
    this.round += 1;
    for (const source of this.playing) source.stop();
    this.playing = [];
  }
}
