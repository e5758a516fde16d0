"""What an online voice can find wrong: with the network, with the service, and with what it sends."""

from __future__ import annotations

from ivrc.speech.findings import Failure


def no_network(engine: str, why: str, *, whole: bool) -> Failure:
    return Failure(
        "IVRC509",
        zh=f"连不上 {engine} 的服务（{why}）",
        en=f"the service of {engine} cannot be reached ({why})",
        mend_zh="检查网络，或者在 engines 里加上不用联网的 kokoro",
        mend_en="Look at the network, or add kokoro, which needs none, to engines",
        whole=whole,
    )


def refused(engine: str, status: int, *, final: bool = False, after: float = 0.0) -> Failure:
    return Failure(
        "IVRC510",
        zh=f"{engine} 的服务拒绝了请求（{status}）",
        en=f"the service of {engine} refused the request ({status})",
        mend_zh=f"升级 {engine} 的客户端（pip install -U edge-tts），或者在 engines 里加上 kokoro",
        mend_en="Bring its client up to date (pip install -U edge-tts), or add kokoro to engines",
        whole=True,
        final=final,
        after=after,
    )


def sent_elsewhere(engine: str, place: str) -> Failure:
    return Failure(
        "IVRC510",
        zh=f"{engine} 的服务要把请求转到别处（{place}），没有跟过去",
        en=f"the service of {engine} sent the request elsewhere ({place}), where it did not go",
        mend_zh="看看网络里有没有要求登录的网关；升级客户端，或者在 engines 里加上 kokoro",
        mend_en="See whether this network has a gateway to log in at; bring the client up to date, or add kokoro to engines",
        whole=True,
        final=True,
    )


def too_slow(engine: str, seconds: float) -> Failure:
    return Failure(
        "IVRC511",
        zh=f"{engine} 的服务 {seconds:g} 秒还没有说完",
        en=f"the service of {engine} had not finished after {seconds:g} s",
        mend_zh="过一会儿再试，或者换一个引擎",
        mend_en="Try again later, or choose another engine",
    )


def overlong(engine: str, what: str) -> Failure:
    return Failure(
        "IVRC519",
        zh=f"{engine} 给的声音比文字长得多（{what}）",
        en=f"the sound from {engine} is much longer than the text ({what})",
        mend_zh="再试一次，或者换一个引擎；多出来的声音没有保存",
        mend_en="Try again, or choose another engine; nothing of it was kept",
    )


def proxy_refused(engine: str, status: int) -> Failure:
    return Failure(
        "IVRC509",
        zh=f"代理没有放行去 {engine} 服务的连接（{status}）",
        en=f"the proxy did not let the connection to the service of {engine} through ({status})",
        mend_zh="检查 ivrc.yaml 的 speech: edge: proxy: 和它要的用户名、密码，或者在 engines 里加上不用联网的 kokoro",
        mend_en="Look at speech: edge: proxy: in ivrc.yaml and at the name and password that it asks for, or add kokoro,"
        " which needs no network, to engines",
        whole=True,
        final=True,
    )


NOT_PARTED = "IVRC513"


def not_parted(engine: str, words: str) -> Failure:
    return Failure(
        NOT_PARTED,
        zh=f"{engine} 没有说明“{words}”从哪里念到哪里，剪不出来",
        en=f'{engine} did not tell where "{words}" begins and ends, so it cannot be cut out',
        mend_zh="再试一次，或者用 kokoro 拼句子",
        mend_en="Try again, or join sentences with kokoro",
    )
