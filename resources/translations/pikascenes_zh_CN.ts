<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message id="ab.copied">
        <source>Copied, without keys, signed links or your name.</source>
        <translation>已复制，不含密钥、签名链接和你的姓名。</translation>
    </message>
    <message id="ab.copy">
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message id="ab.independent">
        <source>An independent client for RunComfy’s pika/pikascenes. It is not made by Pika or RunComfy.</source>
        <translation>RunComfy pika/pikascenes 的独立客户端，并非由 Pika 或 RunComfy 制作。</translation>
    </message>
    <message id="ab.licence">
        <source>Free software under the GPL, version 3 or later. It comes without any warranty.</source>
        <translation>以 GPL 第 3 版或更高版本授权的自由软件，不提供任何担保。</translation>
    </message>
    <message id="ab.licences">
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message id="ab.no.text">
        <source>This component comes without a text of its own; the name of its licence is above.</source>
        <translation>此组件没有附带许可证全文；许可证名称见上方。</translation>
    </message>
    <message id="ab.text">
        <source>Licence of {name}</source>
        <translation>{name} 的许可证</translation>
    </message>
    <message id="ab.version">
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message id="ac.balance">
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message id="ac.balance.again">
        <source>Check the balance</source>
        <translation>查询余额</translation>
    </message>
    <message id="ac.balance.asking">
        <source>Asking RunComfy…</source>
        <translation>正在查询…</translation>
    </message>
    <message id="ac.balance.is">
        <source>{money} · checked {time}</source>
        <translation>{money} · 查询于 {time}</translation>
    </message>
    <message id="ac.balance.unknown">
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message id="ac.check">
        <source>Check key</source>
        <translation>检查密钥</translation>
    </message>
    <message id="ac.hide">
        <source>Hide key</source>
        <translation>隐藏密钥</translation>
    </message>
    <message id="ac.key.dots">
        <source>Key ending in {last}</source>
        <translation>以 {last} 结尾的密钥</translation>
    </message>
    <message id="ac.key.none">
        <source>No key yet.</source>
        <translation>还没有密钥。</translation>
    </message>
    <message id="ac.key.store">
        <source>Kept in {store}. Sent only to RunComfy.</source>
        <translation>保存在 {store} 中，只会发送给 RunComfy。</translation>
    </message>
    <message id="ac.key.t">
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message id="ac.practice">
        <source>Practice mode</source>
        <translation>练习模式</translation>
    </message>
    <message id="ac.practice.b">
        <source>Local previews only. Nothing is uploaded or charged.</source>
        <translation>只生成本机预览，不上传、不收费。</translation>
    </message>
    <message id="ac.price">
        <source>One clip costs {price}.</source>
        <translation>每个片段 {price}。</translation>
    </message>
    <message id="ac.remove">
        <source>Remove key from this computer</source>
        <translation>从本机移除密钥</translation>
    </message>
    <message id="ac.removed">
        <source>The key was removed from this computer. Practice mode is on.</source>
        <translation>密钥已从本机移除，练习模式已开启。</translation>
    </message>
    <message id="ac.replace">
        <source>Replace key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message id="ac.save">
        <source>Save key</source>
        <translation>保存密钥</translation>
    </message>
    <message id="ac.session">
        <source>Use for this session only</source>
        <translation>仅在本次使用</translation>
    </message>
    <message id="ac.session.ok">
        <source>The key is used until you quit; it is kept nowhere.</source>
        <translation>密钥只用到退出为止，不会保存在任何地方。</translation>
    </message>
    <message id="act.compare">
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message id="act.copyid">
        <source>Copy request ID</source>
        <translation>复制请求编号</translation>
    </message>
    <message id="act.copyprompt">
        <source>Copy prompt</source>
        <translation>复制提示词</translation>
    </message>
    <message id="act.delete">
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message id="act.export">
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message id="act.fav">
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message id="act.frame">
        <source>Save frame</source>
        <translation>保存当前帧</translation>
    </message>
    <message id="act.open">
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message id="act.paste">
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message id="act.remix">
        <source>Remix</source>
        <translation>再创作</translation>
    </message>
    <message id="act.reveal.linux">
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message id="act.reveal.mac">
        <source>Show in Finder</source>
        <translation>在访达中显示</translation>
    </message>
    <message id="act.reveal.win">
        <source>Show in Explorer</source>
        <translation>在资源管理器中显示</translation>
    </message>
    <message id="act.undo">
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message id="act.unfav">
        <source>Remove favourite</source>
        <translation>取消收藏</translation>
    </message>
    <message id="app.name">
        <source>PikaScenes Desktop</source>
        <translation>PikaScenes Desktop</translation>
    </message>
    <message id="app.short">
        <source>PikaScenes</source>
        <translation>PikaScenes</translation>
    </message>
    <message id="avoid.label">
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message id="avoid.ph">
        <source>What you don’t want to see: blur, text, extra limbs</source>
        <translation>不希望出现的内容：模糊、文字、多余肢体</translation>
    </message>
    <message id="ax.blocked">
        <source>Cannot generate yet: {reason}</source>
        <translation>暂时无法生成：{reason}</translation>
    </message>
    <message id="ax.can">
        <source>Can be cancelled</source>
        <translation>可以取消</translation>
    </message>
    <message id="ax.chip">
        <source>{name}, {n}</source>
        <translation>{name}，{n}</translation>
    </message>
    <message id="ax.clip">
        <source>Clip, {prompt}, {r}, {s} seconds, {date}. {fav}</source>
        <translation>片段，{prompt}，{r}，{s} 秒，{date}。{fav}</translation>
    </message>
    <message id="ax.composer">
        <source>Scene composer</source>
        <translation>场景编辑</translation>
    </message>
    <message id="ax.gallery" numerus="yes">
        <source>Gallery, {n} items</source>
        <translation>
            <numerusform>作品，{n} 项</numerusform>
        </translation>
    </message>
    <message id="ax.gen" numerus="yes">
        <source>Generate {n} clips, {m} paid requests</source>
        <translation>
            <numerusform>生成 {n} 个片段，{m} 次付费请求</numerusform>
        </translation>
    </message>
    <message id="ax.job">
        <source>{stage}, step {i} of 5, {prompt}. {cancel}</source>
        <translation>{stage}，第 {i} 步，共 5 步，{prompt}。{cancel}</translation>
    </message>
    <message id="ax.moved">
        <source>Moved to place {i}</source>
        <translation>已移到第 {i} 位</translation>
    </message>
    <message id="ax.scrub">
        <source>Position {t} of {total}</source>
        <translation>位置 {t}，共 {total}</translation>
    </message>
    <message id="ax.shape">
        <source>Shape {r}, {orientation}</source>
        <translation>画幅 {r}，{orientation}</translation>
    </message>
    <message id="ax.sort">
        <source>Sort: {order}</source>
        <translation>排序：{order}</translation>
    </message>
    <message id="ax.square">
        <source>square</source>
        <translation>方形</translation>
    </message>
    <message id="ax.tall">
        <source>tall</source>
        <translation>竖向</translation>
    </message>
    <message id="ax.tile">
        <source>Ingredient {i} of {n}, {file}, {w} by {h}. {warning}</source>
        <translation>素材 {i}，共 {n} 个，{file}，{w} × {h}。{warning}</translation>
    </message>
    <message id="ax.tile.empty">
        <source>Empty ingredient place {i}. Press Enter to choose a file</source>
        <translation>第 {i} 个素材位为空。按回车选择文件</translation>
    </message>
    <message id="ax.tile.link">
        <source>Ingredient {i} of {n}, web link {file}. {warning}</source>
        <translation>素材 {i}，共 {n} 个，网页链接 {file}。{warning}</translation>
    </message>
    <message id="ax.vars">
        <source>Variations, {n} of 4</source>
        <translation>变体数量，{n} / 4</translation>
    </message>
    <message id="ax.wide">
        <source>wide</source>
        <translation>横向</translation>
    </message>
    <message id="ban.account" numerus="yes">
        <source>{n} waiting clips were accepted with another key. They are not sent unless you say so.</source>
        <translation>
            <numerusform>{n} 个等待中的片段是用另一个密钥接受的。在你确认之前不会发送。</numerusform>
        </translation>
    </message>
    <message id="ban.account.go">
        <source>Decide…</source>
        <translation>决定…</translation>
    </message>
    <message id="ban.disk">
        <source>This disk is almost full ({size} left). Downloads pause until there is room; nothing is deleted.</source>
        <translation>磁盘空间不足（剩余 {size}）。下载已暂停，腾出空间后继续；没有删除任何内容。</translation>
    </message>
    <message id="ban.dismiss">
        <source>Dismiss banner</source>
        <translation>关闭横幅</translation>
    </message>
    <message id="ban.host">
        <source>Your upload host needs attention. Nothing was sent; your scenes are kept.</source>
        <translation>图床需要处理。没有发送任何内容，场景已保留。</translation>
    </message>
    <message id="ban.host.go">
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message id="ban.key" numerus="yes">
        <source>RunComfy did not accept your API key. Nothing was sent; your scene and {n} waiting clips are kept.</source>
        <translation>
            <numerusform>RunComfy 未接受你的 API 密钥。没有发送任何内容；场景和 {n} 个等待中的片段都已保留。</numerusform>
        </translation>
    </message>
    <message id="ban.key.go">
        <source>Replace key</source>
        <translation>更换密钥</translation>
    </message>
    <message id="ban.library">
        <source>The library folder cannot be found. Is its drive connected? Your clips are not deleted.</source>
        <translation>找不到作品库文件夹。磁盘是否已连接？片段没有被删除。</translation>
    </message>
    <message id="ban.library.go">
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message id="ban.lost" numerus="yes">
        <source>Your history lost {n} requests that RunComfy received. Fetching their clips sends no new request.</source>
        <translation>
            <numerusform>历史中缺少 {n} 个 RunComfy 已收到的请求。取回片段不会发起新的请求。</numerusform>
        </translation>
    </message>
    <message id="ban.lost.go">
        <source>Fetch</source>
        <translation>取回</translation>
    </message>
    <message id="ban.model">
        <source>RunComfy now describes this model differently. What still fits works as before; an update of this app may know more.</source>
        <translation>RunComfy 对此模型的说明有变化。仍适用的部分照常可用；更新本应用后可能支持更多。</translation>
    </message>
    <message id="ban.more" numerus="yes">
        <source>{n} more</source>
        <translation>
            <numerusform>另有 {n} 条</numerusform>
        </translation>
    </message>
    <message id="ban.offline">
        <source>You’re offline. Clips already with RunComfy keep going, and nothing here is lost. We’ll collect them when you’re back.</source>
        <translation>网络已断开。已提交给 RunComfy 的片段仍在继续，本机内容没有丢失。恢复联网后会自动取回。</translation>
    </message>
    <message id="ban.practice">
        <source>Practice mode: no key, no cost; clips are local previews, not Pika</source>
        <translation>练习模式：无需密钥、不产生费用；片段只是本机预览，不是 Pika 视频</translation>
    </message>
    <message id="ban.practice.go">
        <source>Connect RunComfy</source>
        <translation>连接 RunComfy</translation>
    </message>
    <message id="ban.receipt">
        <source>Could not write down the request ID {id}. Copy it now: it is the only proof that RunComfy has this clip.</source>
        <translation>无法写下请求编号 {id}。请立即复制：它是 RunComfy 已收到此片段的唯一凭据。</translation>
    </message>
    <message id="ban.server">
        <source>RunComfy is having trouble right now. Your clips stay in line; we try again in {t}.</source>
        <translation>RunComfy 暂时出现问题。你的片段仍在排队，我们会在 {t} 后重试。</translation>
    </message>
    <message id="bug.b">
        <source>It goes on working. Details are in the log folder.</source>
        <translation>应用会继续运行。详情见日志文件夹。</translation>
    </message>
    <message id="bug.t">
        <source>Something went wrong in this app</source>
        <translation>本应用出了点问题</translation>
    </message>
    <message id="card.ask">
        <source>Ask again</source>
        <translation>再次查询</translation>
    </message>
    <message id="card.copy">
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message id="card.details">
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message id="card.dismiss">
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message id="card.done">
        <source>Clip ready: {title}</source>
        <translation>片段已完成：{title}</translation>
    </message>
    <message id="card.fetched">
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message id="card.menu">
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message id="card.noprompt">
        <source>No prompt</source>
        <translation>无提示词</translation>
    </message>
    <message id="card.practice">
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message id="card.retry">
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message id="card.select">
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message id="card.var">
        <source>Variation {n}</source>
        <translation>变体 {n}</translation>
    </message>
    <message id="card.waits.b">
        <source>Its scene is kept. Decide how to go on.</source>
        <translation>场景已保留。请决定如何继续。</translation>
    </message>
    <message id="clip.ask.b">
        <source>It takes the place of the scene you are working on. Undo brings that back.</source>
        <translation>它会替换正在编辑的场景，可以撤销恢复。</translation>
    </message>
    <message id="clip.ask.go">
        <source>Open scene</source>
        <translation>打开场景</translation>
    </message>
    <message id="clip.ask.t">
        <source>Open this clip’s scene?</source>
        <translation>打开这个片段的场景？</translation>
    </message>
    <message id="cmp.diff">
        <source>Differences</source>
        <translation>不同之处</translation>
    </message>
    <message id="cmp.divider">
        <source>Divider between A and B</source>
        <translation>A 与 B 的分隔线</translation>
    </message>
    <message id="cmp.mode">
        <source>View</source>
        <translation>查看方式</translation>
    </message>
    <message id="cmp.others">
        <source>different pictures</source>
        <translation>图片不同</translation>
    </message>
    <message id="cmp.remix">
        <source>Remix {side}</source>
        <translation>再创作 {side}</translation>
    </message>
    <message id="cmp.side">
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message id="cmp.side.name">
        <source>Clip {side}, {prompt}</source>
        <translation>片段 {side}，{prompt}</translation>
    </message>
    <message id="cmp.swap">
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message id="cmp.sync">
        <source>Play together</source>
        <translation>同步播放</translation>
    </message>
    <message id="cmp.title">
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message id="cmp.wipe">
        <source>Wipe</source>
        <translation>滑动对比</translation>
    </message>
    <message id="co.body">
        <source>Every host this app has contacted since it was started, and why. This list is kept in memory only.</source>
        <translation>本应用启动以来联系过的所有主机及原因。此列表只保存在内存中。</translation>
    </message>
    <message id="co.bytes">
        <source>{up} up, {down} down</source>
        <translation>上传 {up}，下载 {down}</translation>
    </message>
    <message id="co.copy">
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message id="co.direct">
        <source>no proxy</source>
        <translation>无代理</translation>
    </message>
    <message id="co.failed">
        <source>{n} without an answer</source>
        <translation>{n} 个没有回应</translation>
    </message>
    <message id="co.none">
        <source>Nothing has been contacted yet.</source>
        <translation>尚未联系任何主机。</translation>
    </message>
    <message id="co.proxy">
        <source>through {proxy}</source>
        <translation>经由 {proxy}</translation>
    </message>
    <message id="co.requests" numerus="yes">
        <source>{n} requests</source>
        <translation>
            <numerusform>{n} 个请求</numerusform>
        </translation>
    </message>
    <message id="co.since">
        <source>Since {time}</source>
        <translation>自 {time} 起</translation>
    </message>
    <message id="co.title">
        <source>Connections since the start</source>
        <translation>启动以来的网络连接</translation>
    </message>
    <message id="co.why.clips">
        <source>Downloading finished clips</source>
        <translation>下载已完成的片段</translation>
    </message>
    <message id="co.why.images">
        <source>Uploading images, and deleting them again</source>
        <translation>上传图片以及删除图片</translation>
    </message>
    <message id="co.why.links">
        <source>Checking that image links open</source>
        <translation>检查图片链接能否打开</translation>
    </message>
    <message id="co.why.service">
        <source>Making clips: requests, their state and the price</source>
        <translation>生成片段：请求、状态和价格</translation>
    </message>
    <message id="co.why.updates">
        <source>Looking for a newer version</source>
        <translation>检查新版本</translation>
    </message>
    <message id="comp.clear">
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message id="comp.cleared">
        <source>Scene cleared</source>
        <translation>场景已清空</translation>
    </message>
    <message id="comp.remix">
        <source>Remix of “{title}”</source>
        <translation>改编自“{title}”</translation>
    </message>
    <message id="comp.remixed">
        <source>Scene copied from the clip</source>
        <translation>已从片段复制场景</translation>
    </message>
    <message id="comp.sampled">
        <source>Sample scene loaded</source>
        <translation>已载入示例场景</translation>
    </message>
    <message id="comp.title">
        <source>New scene</source>
        <translation>新场景</translation>
    </message>
    <message id="day.clips" numerus="yes">
        <source>{n} clips</source>
        <translation>
            <numerusform>{n} 个片段</numerusform>
        </translation>
    </message>
    <message id="day.today">
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message id="day.yesterday">
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message id="dl.big.b" numerus="yes">
        <source>That is {n} paid requests. Waiting clips can be cancelled; started ones cannot.</source>
        <translation>
            <numerusform>共 {n} 次付费请求。排队中的可以取消，开始后不能取消。</numerusform>
        </translation>
    </message>
    <message id="dl.big.skip">
        <source>Don’t ask again</source>
        <translation>不再询问</translation>
    </message>
    <message id="dl.big.t" numerus="yes">
        <source>Send {n} clips?</source>
        <translation>
            <numerusform>发送 {n} 个片段？</numerusform>
        </translation>
    </message>
    <message id="dl.cancel">
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message id="dl.close">
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message id="dl.delete.b">
        <source>Their files go to the Recycle Bin (Trash on Mac). The images you used are not touched.</source>
        <translation>文件会移到回收站（Mac 为废纸篓）。用到的原图不受影响。</translation>
    </message>
    <message id="dl.delete.go">
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message id="dl.delete.t" numerus="yes">
        <source>Delete {n} clips?</source>
        <translation>
            <numerusform>删除 {n} 个片段？</numerusform>
        </translation>
    </message>
    <message id="dl.quit.b">
        <source>RunComfy keeps working on {n}; we collect them next time. {m} not yet sent will wait for you.</source>
        <translation>RunComfy 会继续处理 {n} 个，下次打开时取回。还有 {m} 个尚未发送，会等你回来。</translation>
    </message>
    <message id="dl.quit.go">
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message id="dl.quit.sent" numerus="yes">
        <source>RunComfy keeps working on {n}; we collect them next time.</source>
        <translation>
            <numerusform>RunComfy 会继续处理 {n} 个，下次打开时取回。</numerusform>
        </translation>
    </message>
    <message id="dl.quit.t">
        <source>Clips are still running</source>
        <translation>仍有片段在进行</translation>
    </message>
    <message id="dl.quit.unsent">
        <source>{m} not yet sent will wait for you.</source>
        <translation>还有 {m} 个尚未发送，会等你回来。</translation>
    </message>
    <message id="dl.stay">
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message id="dl.waiting.b" numerus="yes">
        <source>They were accepted earlier but not sent yet. Each is a paid request. Nothing is sent until you say so.</source>
        <translation>
            <numerusform>它们之前已接受但尚未发送。每个都是一次付费请求。在你确认之前不会发送。</numerusform>
        </translation>
    </message>
    <message id="dl.waiting.go">
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message id="dl.waiting.key" numerus="yes">
        <source>The key has changed since: {n} of them are paid for by the account of the key ending in {last}.</source>
        <translation>
            <numerusform>密钥此后已更换：其中 {n} 个的费用将计入以 {last} 结尾的密钥所属的账户。</numerusform>
        </translation>
    </message>
    <message id="dl.waiting.practice" numerus="yes">
        <source>They were accepted earlier but not made yet. They are practice clips: nothing is charged.</source>
        <translation>
            <numerusform>它们之前已接受但尚未生成。它们是练习片段，不产生费用。</numerusform>
        </translation>
    </message>
    <message id="dl.waiting.t" numerus="yes">
        <source>Send {n} waiting clips?</source>
        <translation>
            <numerusform>发送 {n} 个等待中的片段？</numerusform>
        </translation>
    </message>
    <message id="drop.bad">
        <source>These files are not pictures we can read</source>
        <translation>这些文件不是可读取的图片</translation>
    </message>
    <message id="drop.clip">
        <source>Drop to open this clip’s scene</source>
        <translation>松开即可打开此片段的场景</translation>
    </message>
    <message id="drop.closed">
        <source>The folder “{folder}” cannot be opened. Nothing was added from it.</source>
        <translation>无法打开文件夹“{folder}”，没有从中加入图片。</translation>
    </message>
    <message id="drop.empty">
        <source>There are no pictures we can read in this folder</source>
        <translation>此文件夹中没有可读取的图片</translation>
    </message>
    <message id="drop.folder">
        <source>Drop to add the pictures in this folder</source>
        <translation>松开即可添加此文件夹中的图片</translation>
    </message>
    <message id="drop.full">
        <source>There is no room for more images</source>
        <translation>已放不下更多图片</translation>
    </message>
    <message id="drop.rest">
        <source>{n} will not fit: a scene holds 6</source>
        <translation>还有 {n} 张放不下：一个场景最多 6 张</translation>
    </message>
    <message id="drop.some" numerus="yes">
        <source>{n} files are not pictures we can read; they were not added.</source>
        <translation>
            <numerusform>有 {n} 个文件不是可读取的图片，没有加入。</numerusform>
        </translation>
    </message>
    <message id="drop.title" numerus="yes">
        <source>Drop to add {n} images</source>
        <translation>
            <numerusform>松开即可添加 {n} 张图片</numerusform>
        </translation>
    </message>
    <message id="e.already_running.b">
        <source>Another copy holds this library. Use that window, or close it first.</source>
        <translation>本应用的另一个窗口正在使用此作品库。请使用那个窗口，或先将其关闭。</translation>
    </message>
    <message id="e.already_running.t">
        <source>PikaScenes is already open</source>
        <translation>PikaScenes 已经打开</translation>
    </message>
    <message id="e.api_base_invalid.b">
        <source>It must begin with https. Nothing was changed.</source>
        <translation>地址必须以 https 开头。没有更改任何内容。</translation>
    </message>
    <message id="e.api_base_invalid.t">
        <source>This service address cannot be used</source>
        <translation>无法使用此服务地址</translation>
    </message>
    <message id="e.archive_invalid.b">
        <source>{file}: {reason}. Nothing was changed.</source>
        <translation>{file}：{reason}。没有更改任何内容。</translation>
    </message>
    <message id="e.archive_invalid.t">
        <source>That is not a history this app can read</source>
        <translation>无法读取该历史文件</translation>
    </message>
    <message id="e.bin_not_emptied.b">
        <source>Your computer did not take them, so they are still here. Close what has them open, then try again.</source>
        <translation>电脑没有接收这些文件，它们仍在这里。请关闭正在使用它们的应用后重试。</translation>
    </message>
    <message id="e.bin_not_emptied.t">
        <source>Some files could not leave the bin</source>
        <translation>有些文件无法移出“已删除”</translation>
    </message>
    <message id="e.captive_portal.b">
        <source>No clip was requested; your scene is kept. This network may want you to sign in first: open any website, then try again. If that is not it, check the host’s address.</source>
        <translation>尚未请求生成，场景已保留。当前网络可能需要先登录：请打开任意网站后重试。如果不是，请检查图床地址。</translation>
    </message>
    <message id="e.captive_portal.t">
        <source>{host} answered with a web page</source>
        <translation>{host} 返回了一个网页</translation>
    </message>
    <message id="e.certificate_file_broken.b">
        <source>{variable} points at {file}, which cannot be read. Nothing was sent. Correct or remove the setting.</source>
        <translation>{variable} 指向的 {file} 无法读取。没有发送任何内容。请更正或移除该设置。</translation>
    </message>
    <message id="e.certificate_file_broken.t">
        <source>A certificate file cannot be read</source>
        <translation>无法读取证书文件</translation>
    </message>
    <message id="e.clip_missing.b">
        <source>It was moved or deleted. The clip’s prompt and settings are still here. Locate the file, or remix.</source>
        <translation>它已被移动或删除。片段的提示词和设置仍在。可以定位文件，或再创作。</translation>
    </message>
    <message id="e.clip_missing.t">
        <source>The file “{file}” is not there</source>
        <translation>找不到文件“{file}”</translation>
    </message>
    <message id="e.deletion_impossible.b">
        <source>Nothing was changed. Delete it on the host’s own page, or wait until it goes by itself.</source>
        <translation>没有更改任何内容。请在图床网页上手动删除，或等待其自动过期。</translation>
    </message>
    <message id="e.deletion_impossible.t">
        <source>“{name}” lets no app delete this image</source>
        <translation>“{name}”不允许应用删除此图片</translation>
    </message>
    <message id="e.disk_full.b">
        <source>Nothing is deleted. Free some space, then try again.</source>
        <translation>没有删除任何内容。请腾出空间后重试。</translation>
    </message>
    <message id="e.disk_full.t">
        <source>No room left on the disk</source>
        <translation>磁盘已没有空间</translation>
    </message>
    <message id="e.error.b">
        <source>Nothing of yours is lost. Details are in the log folder.</source>
        <translation>你的内容没有丢失。详情见日志文件夹。</translation>
    </message>
    <message id="e.error.t">
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message id="e.export_failed.b">
        <source>The clip itself is safe, and nothing half-made was left behind. Try another folder or format.</source>
        <translation>片段本身没有问题，也没有留下半成品。请换一个文件夹或格式再试。</translation>
    </message>
    <message id="e.export_failed.t">
        <source>“{file}” could not be made</source>
        <translation>无法生成“{file}”</translation>
    </message>
    <message id="e.fetch.t">
        <source>RunComfy could not open an image</source>
        <translation>RunComfy 打不开一张图片</translation>
    </message>
    <message id="e.file_exists_already.b">
        <source>It was not changed. Choose another name, or replace it.</source>
        <translation>该文件没有更改。请换一个名称，或选择替换。</translation>
    </message>
    <message id="e.file_exists_already.t">
        <source>There is a file “{file}” already</source>
        <translation>已存在文件“{file}”</translation>
    </message>
    <message id="e.file_unusable.b">
        <source>{reason}. Nothing was changed. Choose another file or folder.</source>
        <translation>{reason}。没有更改任何内容。请选择其他文件或文件夹。</translation>
    </message>
    <message id="e.file_unusable.t">
        <source>“{file}” could not be read or written</source>
        <translation>无法读取或写入“{file}”</translation>
    </message>
    <message id="e.folder_unusable.b">
        <source>{reason}. Nothing was moved. Choose another folder.</source>
        <translation>{reason}。没有移动任何内容。请选择其他文件夹。</translation>
    </message>
    <message id="e.folder_unusable.t">
        <source>The library cannot go there</source>
        <translation>作品库不能放在那里</translation>
    </message>
    <message id="e.history_damaged.b">
        <source>It is set aside as {kept_as}, and what could be read was kept. Your clips are safe in the library folder.</source>
        <translation>已另存为 {kept_as}，可读取的内容已保留。你的片段仍在作品库文件夹中。</translation>
    </message>
    <message id="e.history_damaged.t">
        <source>The history was damaged</source>
        <translation>历史文件已损坏</translation>
    </message>
    <message id="e.history_too_large.b">
        <source>A file holds 50,000 clips and 64 MB. Nothing was written, and your history is as it was. To keep a copy, close the app and copy its data folder.</source>
        <translation>一个文件最多容纳 5 万个片段和 64 MB。没有写入任何内容，历史保持不变。如需备份，请关闭应用后复制其数据文件夹。</translation>
    </message>
    <message id="e.history_too_large.t">
        <source>The history is too large for one file</source>
        <translation>历史过大，无法导出为一个文件</translation>
    </message>
    <message id="e.history_too_new.b">
        <source>It was left untouched. Install the newer version of this app to go on.</source>
        <translation>它没有被改动。请安装本应用的新版本以继续。</translation>
    </message>
    <message id="e.history_too_new.t">
        <source>The history is from a newer version</source>
        <translation>历史来自更新的版本</translation>
    </message>
    <message id="e.history_unavailable.b">
        <source>Nothing was sent and nothing is lost. Make sure the disk has room and is not read-only, then try again.</source>
        <translation>没有发送任何内容，也没有丢失。请确认磁盘有空间且不是只读，然后重试。</translation>
    </message>
    <message id="e.history_unavailable.t">
        <source>The history cannot be written</source>
        <translation>无法写入历史</translation>
    </message>
    <message id="e.host_answers_missing.b">
        <source>It asks for: {questions}. Nothing was changed. Answer, then add it again.</source>
        <translation>需要填写：{questions}。没有更改任何内容。请填写后重新添加。</translation>
    </message>
    <message id="e.host_answers_missing.t">
        <source>This host needs an answer first</source>
        <translation>此图床需要先回答问题</translation>
    </message>
    <message id="e.host_bucket_missing.b">
        <source>The bucket “{bucket}” was not found. Nothing was uploaded. Check its name and region.</source>
        <translation>找不到存储桶“{bucket}”。没有上传任何内容。请检查名称和区域。</translation>
    </message>
    <message id="e.host_bucket_missing.t">
        <source>The bucket was not found</source>
        <translation>找不到存储桶</translation>
    </message>
    <message id="e.host_clock_skewed.b">
        <source>The upload host refused the signature because of the time. Nothing was uploaded. Set the clock, then try again.</source>
        <translation>图床因时间不符拒绝了签名。没有上传任何内容。请校准时钟后重试。</translation>
    </message>
    <message id="e.host_clock_skewed.t">
        <source>This computer’s clock is off</source>
        <translation>本机时钟不准</translation>
    </message>
    <message id="e.host_excluded.b">
        <source>{reason}. Nothing was added. Choose another upload host.</source>
        <translation>{reason}。没有添加任何内容。请选择其他图床。</translation>
    </message>
    <message id="e.host_excluded.t">
        <source>{host} cannot be used here</source>
        <translation>不能使用 {host}</translation>
    </message>
    <message id="e.host_file_invalid.b">
        <source>{file}: {reason}. Nothing was changed.</source>
        <translation>{file}：{reason}。没有更改任何内容。</translation>
    </message>
    <message id="e.host_file_invalid.t">
        <source>This host file cannot be used</source>
        <translation>无法使用此图床文件</translation>
    </message>
    <message id="e.host_folder_missing.b">
        <source>The upload host has no folder “{folder}” and would not make it. Nothing was uploaded. Make the folder there, or check its name.</source>
        <translation>图床上没有文件夹“{folder}”，也无法创建。没有上传任何内容。请在图床上创建该文件夹，或检查名称。</translation>
    </message>
    <message id="e.host_folder_missing.t">
        <source>The folder was not found</source>
        <translation>找不到文件夹</translation>
    </message>
    <message id="e.host_full.b">
        <source>No clip was requested; your scene is kept. Delete something there, or use another upload host.</source>
        <translation>尚未请求生成，场景已保留。请在图床上清理空间，或换一个图床。</translation>
    </message>
    <message id="e.host_full.t">
        <source>The upload host “{name}” has no room left</source>
        <translation>图床“{name}”空间已满</translation>
    </message>
    <message id="e.host_in_use.b">
        <source>Clips that are not sent yet need it ({count}). Nothing was changed. Wait for them or cancel them, then try again.</source>
        <translation>还有 {count} 个未发送的片段需要它。没有更改任何内容。请等待它们完成或取消后重试。</translation>
    </message>
    <message id="e.host_in_use.t">
        <source>“{name}” is still needed</source>
        <translation>“{name}”仍在使用</translation>
    </message>
    <message id="e.host_missing.b">
        <source>Nothing was sent; your scene is kept. Choose an upload host in Settings.</source>
        <translation>没有发送任何内容，场景已保留。请在设置中选择图床。</translation>
    </message>
    <message id="e.host_missing.t">
        <source>Choose an upload host</source>
        <translation>请选择图床</translation>
    </message>
    <message id="e.host_not_exportable.b">
        <source>Only custom uploaders can be written to a file. Nothing was written.</source>
        <translation>只有自定义上传可以写入文件。没有写入任何内容。</translation>
    </message>
    <message id="e.host_not_exportable.t">
        <source>“{name}” cannot be exported</source>
        <translation>无法导出“{name}”</translation>
    </message>
    <message id="e.host_rejected.b">
        <source>Nothing was uploaded; your scene is kept. Check the key ID and secret for stray spaces.</source>
        <translation>没有上传任何内容，场景已保留。请检查密钥 ID 和私钥是否多了空格。</translation>
    </message>
    <message id="e.host_rejected.t">
        <source>The upload host did not accept its key</source>
        <translation>图床未接受访问密钥</translation>
    </message>
    <message id="e.host_setting_invalid.b">
        <source>{reason}. Nothing was changed.</source>
        <translation>{reason}。没有更改任何内容。</translation>
    </message>
    <message id="e.host_setting_invalid.t">
        <source>Check “{setting}”</source>
        <translation>请检查“{setting}”</translation>
    </message>
    <message id="e.image_missing.b">
        <source>{file} is no longer in its folder. Nothing was sent. Locate it or remove it.</source>
        <translation>{file} 已不在原文件夹。没有发送任何内容。请重新定位或移除。</translation>
    </message>
    <message id="e.image_missing.t">
        <source>An image is gone</source>
        <translation>有一张图片不见了</translation>
    </message>
    <message id="e.image_too_large.b">
        <source>{file} is over 100 megapixels or 500 MB. Your file is not changed. Make a smaller copy and add that.</source>
        <translation>{file} 超过 1 亿像素或 500 MB。原文件未被更改。请添加一份较小的副本。</translation>
    </message>
    <message id="e.image_too_large.t">
        <source>An image is too large</source>
        <translation>有一张图片过大</translation>
    </message>
    <message id="e.image_unreadable.b">
        <source>{file} may be damaged or still downloading. Your other images are fine. Replace it or remove it.</source>
        <translation>{file} 可能已损坏或仍在下载。其他图片不受影响。请更换或移除它。</translation>
    </message>
    <message id="e.image_unreadable.t">
        <source>An image cannot be read</source>
        <translation>有一张图片无法读取</translation>
    </message>
    <message id="e.imported_unfinished.b">
        <source>It came with an imported history, and nothing was sent from here. Look in your RunComfy generations.</source>
        <translation>它来自导入的历史，这里没有发送任何内容。请查看你的 RunComfy 生成记录。</translation>
    </message>
    <message id="e.imported_unfinished.t">
        <source>Not finished where it came from</source>
        <translation>在原来的电脑上尚未完成</translation>
    </message>
    <message id="e.key_changed.b">
        <source>Nothing was sent. Sent now, it is paid for by the account of the key in use.</source>
        <translation>尚未发送。现在发送，费用将计入当前密钥所属的账户。</translation>
    </message>
    <message id="e.key_changed.t">
        <source>Accepted with another key</source>
        <translation>用另一个密钥接受</translation>
    </message>
    <message id="e.key_invalid.b">
        <source>A key is one word of letters and digits. Nothing was changed. Copy all of it again.</source>
        <translation>密钥是一串字母和数字。没有更改任何内容。请重新完整复制。</translation>
    </message>
    <message id="e.key_invalid.t">
        <source>That is not an API key</source>
        <translation>这不是 API 密钥</translation>
    </message>
    <message id="e.key_missing.b">
        <source>Nothing was sent; your scene is kept. Add an API key in Settings.</source>
        <translation>没有发送任何内容，场景已保留。请在设置中添加 API 密钥。</translation>
    </message>
    <message id="e.key_missing.t">
        <source>Add your RunComfy key</source>
        <translation>请添加 RunComfy 密钥</translation>
    </message>
    <message id="e.key_rejected.b">
        <source>RunComfy did not accept this key. Nothing was sent. Check that all of it was copied, or make a new one on your profile page.</source>
        <translation>RunComfy 未接受此密钥。没有发送任何内容。请检查是否完整复制，或在个人资料页新建一个。</translation>
    </message>
    <message id="e.key_rejected.t">
        <source>Key not accepted</source>
        <translation>密钥未被接受</translation>
    </message>
    <message id="e.key_store_dismissed.b">
        <source>Its prompt was closed without a password. Nothing was sent; your scene is kept. Try again and unlock {store}.</source>
        <translation>解锁窗口被关闭，未输入密码。没有发送任何内容，场景已保留。请重试并解锁{store}。</translation>
    </message>
    <message id="e.key_store_dismissed.t">
        <source>The key store was not unlocked</source>
        <translation>密钥存储未解锁</translation>
    </message>
    <message id="e.key_store_slow.b">
        <source>{store} may be asking for its password behind another window. Nothing was sent; your scene is kept. Answer it, then try again.</source>
        <translation>{store} 可能正在其他窗口后面等待输入密码。没有发送任何内容，场景已保留。请先回应，再重试。</translation>
    </message>
    <message id="e.key_store_slow.t">
        <source>The key store does not answer</source>
        <translation>密钥存储没有响应</translation>
    </message>
    <message id="e.key_store_unavailable.b">
        <source>{store} cannot be used, so nothing was kept. You can use the key for this session only.</source>
        <translation>{store} 无法使用，因此没有保存。你可以仅在本次使用该密钥。</translation>
    </message>
    <message id="e.key_store_unavailable.t">
        <source>No key store on this computer</source>
        <translation>本机没有可用的密钥存储</translation>
    </message>
    <message id="e.library_busy.b">
        <source>Nothing was moved. Wait until they are saved, then move the library.</source>
        <translation>没有移动任何内容。请等它们保存完毕，再移动作品库。</translation>
    </message>
    <message id="e.library_busy.t">
        <source>Clips are on their way into the library</source>
        <translation>有片段正在存入作品库</translation>
    </message>
    <message id="e.library_unavailable.b">
        <source>Is its drive connected? Your clips are not deleted. Locate the folder, then try again.</source>
        <translation>磁盘是否已连接？片段没有被删除。请定位文件夹后重试。</translation>
    </message>
    <message id="e.library_unavailable.t">
        <source>The library folder cannot be used</source>
        <translation>无法使用作品库文件夹</translation>
    </message>
    <message id="e.limit_reached.b">
        <source>About {spent_usd} of your {limit_usd} is spent today. Nothing was sent; your scene is kept. Raise the limit in Settings, or wait until tomorrow.</source>
        <translation>你每天 {limit_usd} 的上限今天已用约 {spent_usd}。没有发送任何内容，场景已保留。可在设置中提高上限，或等到明天。</translation>
    </message>
    <message id="e.limit_reached.t">
        <source>This would pass today’s spending limit</source>
        <translation>这将超过今天的消费上限</translation>
    </message>
    <message id="e.link_not_allowed.b">
        <source>{reason}. Nothing was sent. Save the picture and add the file, or use another link.</source>
        <translation>{reason}。没有发送任何内容。请把图片存到电脑后添加，或换一个链接。</translation>
    </message>
    <message id="e.link_not_allowed.t">
        <source>This link cannot be used</source>
        <translation>无法使用此链接</translation>
    </message>
    <message id="e.link_not_open.b">
        <source>{reason}. Nothing was sent; your scene is kept. Test the upload host, or use another link, then try again.</source>
        <translation>{reason}。没有发送任何内容，场景已保留。请测试图床，或换一个链接后重试。</translation>
    </message>
    <message id="e.link_not_open.t">
        <source>Image {n} does not open from outside</source>
        <translation>第 {n} 张图片无法从外部打开</translation>
    </message>
    <message id="e.model_retired.b">
        <source>Nothing was sent; your scenes and clips are kept. Look for a newer version of this app.</source>
        <translation>没有发送任何内容，场景和片段都已保留。请查找本应用的新版本。</translation>
    </message>
    <message id="e.model_retired.t">
        <source>RunComfy no longer offers this model</source>
        <translation>RunComfy 已不再提供此模型</translation>
    </message>
    <message id="e.moderated.b">
        <source>It may go against its content rules. Your scene is kept. Check your RunComfy usage for any charge, change the scene, then try again.</source>
        <translation>它可能违反内容规则。场景已保留。请在 RunComfy 用量页查看是否计费，修改场景后重试。</translation>
    </message>
    <message id="e.moderated.t">
        <source>RunComfy declined this scene</source>
        <translation>RunComfy 拒绝了此场景</translation>
    </message>
    <message id="e.move_failed.b">
        <source>Your clips are untouched in the old place. Check the new disk, then try again.</source>
        <translation>片段仍完好地保留在原处。请检查新磁盘后重试。</translation>
    </message>
    <message id="e.move_failed.t">
        <source>A copy did not come out the same</source>
        <translation>有一份副本与原文件不一致</translation>
    </message>
    <message id="e.no_images.b">
        <source>Nothing was sent; your scene is kept. Add one to six images.</source>
        <translation>没有发送任何内容，场景已保留。请添加一到六张图片。</translation>
    </message>
    <message id="e.no_images.t">
        <source>Add at least one image</source>
        <translation>请至少添加一张图片</translation>
    </message>
    <message id="e.no_output.b">
        <source>Its answer named no video. Your scene is kept. Open RunComfy to look for the clip, and check your usage for any charge.</source>
        <translation>它的回复中没有视频。场景已保留。可到 RunComfy 查找该片段，并查看是否计费。</translation>
    </message>
    <message id="e.no_output.t">
        <source>RunComfy finished without a clip</source>
        <translation>RunComfy 已完成，但没有片段</translation>
    </message>
    <message id="e.not_our_clip.b">
        <source>It carries no scene that could be opened. Nothing was changed. Choose a clip that PikaScenes made.</source>
        <translation>其中没有可以打开的场景。没有更改任何内容。请选择用 PikaScenes 制作的片段。</translation>
    </message>
    <message id="e.not_our_clip.t">
        <source>“{file}” was not made by PikaScenes</source>
        <translation>“{file}”不是用 PikaScenes 制作的</translation>
    </message>
    <message id="e.not_possible_now.b">
        <source>The clip has moved on meanwhile. Nothing was changed.</source>
        <translation>片段的状态已经变化。没有更改任何内容。</translation>
    </message>
    <message id="e.not_possible_now.t">
        <source>That is not possible now</source>
        <translation>现在不能这样做</translation>
    </message>
    <message id="e.not_the_same_clip.b">
        <source>It does not hold this clip. Nothing was changed. Choose the file that was moved.</source>
        <translation>其中不是这个片段。没有更改任何内容。请选择被移动的那个文件。</translation>
    </message>
    <message id="e.not_the_same_clip.t">
        <source>“{file}” is another file</source>
        <translation>“{file}”是另一个文件</translation>
    </message>
    <message id="e.order_refused.b">
        <source>Nothing was changed. Try it in that window.</source>
        <translation>没有更改任何内容。请在那个窗口中操作。</translation>
    </message>
    <message id="e.order_refused.t">
        <source>The open window did not take this</source>
        <translation>已打开的窗口未接受此操作</translation>
    </message>
    <message id="e.order_unanswered.b">
        <source>It may be carrying this out. Look at that window before you try again.</source>
        <translation>它可能正在执行此操作。再试之前，请先看看那个窗口。</translation>
    </message>
    <message id="e.order_unanswered.t">
        <source>The open window did not answer</source>
        <translation>已打开的窗口没有回应</translation>
    </message>
    <message id="e.picture_not_kept.b">
        <source>The rest of your scene is unchanged. Save the picture as a file, then add that.</source>
        <translation>场景的其他内容没有变化。请把图片存成文件后再添加。</translation>
    </message>
    <message id="e.picture_not_kept.t">
        <source>The picture could not be kept</source>
        <translation>无法保留这张图片</translation>
    </message>
    <message id="e.practice_unavailable.b">
        <source>Nothing is lost. Try again; if that does not help, restart this app.</source>
        <translation>没有丢失任何内容。请重试；如果仍然不行，请重新启动本应用。</translation>
    </message>
    <message id="e.practice_unavailable.t">
        <source>Practice mode could not start</source>
        <translation>练习模式无法启动</translation>
    </message>
    <message id="e.preset_name_missing.b">
        <source>Nothing was saved yet.</source>
        <translation>尚未保存。</translation>
    </message>
    <message id="e.preset_name_missing.t">
        <source>Give the preset a name</source>
        <translation>请给预设起个名字</translation>
    </message>
    <message id="e.preset_name_taken.b">
        <source>Nothing was changed. Choose another name.</source>
        <translation>没有更改任何内容。请换一个名称。</translation>
    </message>
    <message id="e.preset_name_taken.t">
        <source>There is a preset named “{name}”</source>
        <translation>已有名为“{name}”的预设</translation>
    </message>
    <message id="e.price_unknown.b">
        <source>Your limit of {limit_usd} a day cannot be checked, so nothing was sent; your scene is kept. Try again in a while.</source>
        <translation>无法核对你每天 {limit_usd} 的上限，因此没有发送，场景已保留。请稍后重试。</translation>
    </message>
    <message id="e.price_unknown.t">
        <source>The price is not known just now</source>
        <translation>目前不知道价格</translation>
    </message>
    <message id="e.prompt_too_long.b">
        <source>It has {length} characters; {limit} fit. Nothing was sent; your text is kept.</source>
        <translation>共 {length} 个字符，最多 {limit} 个。没有发送任何内容，文字已保留。</translation>
    </message>
    <message id="e.prompt_too_long.t">
        <source>The prompt is too long</source>
        <translation>提示词过长</translation>
    </message>
    <message id="e.rate_limited.b">
        <source>Nothing is lost. Wait a moment, then try again.</source>
        <translation>内容没有丢失。请稍候再试。</translation>
    </message>
    <message id="e.rate_limited.t">
        <source>{host} asked us to slow down</source>
        <translation>{host} 要求稍候再试</translation>
    </message>
    <message id="e.rejected.b">
        <source>Nothing was generated; your scene is kept. Change it and try again.</source>
        <translation>没有生成任何内容，场景已保留。请修改后重试。</translation>
    </message>
    <message id="e.request_id_invalid.b">
        <source>A request ID holds letters, digits, “-” and “_” only. Nothing was changed. Copy it again from RunComfy.</source>
        <translation>请求编号只含字母、数字、“-”和“_”。没有更改任何内容。请从 RunComfy 重新复制。</translation>
    </message>
    <message id="e.request_id_invalid.t">
        <source>That is not a request ID</source>
        <translation>这不是请求编号</translation>
    </message>
    <message id="e.request_unknown.b">
        <source>It may be too old, or belong to another account. Your scene is kept. Open RunComfy to look for the clip.</source>
        <translation>它可能太久，或属于另一个账户。场景已保留。可到 RunComfy 查找该片段。</translation>
    </message>
    <message id="e.request_unknown.t">
        <source>RunComfy does not know this request</source>
        <translation>RunComfy 不认识此请求</translation>
    </message>
    <message id="e.result_link_refused.b">
        <source>RunComfy named a link that we will not open. The clip is still there. Open RunComfy to look for it.</source>
        <translation>RunComfy 给出的链接我们不会打开。片段仍在那里，可到 RunComfy 查找。</translation>
    </message>
    <message id="e.result_link_refused.t">
        <source>The clip’s link cannot be trusted</source>
        <translation>片段链接不可信</translation>
    </message>
    <message id="e.scene_mismatch.b">
        <source>RunComfy has other text or settings for this ID. Nothing was attached. Look for another request.</source>
        <translation>RunComfy 中此编号的文字或设置不同。没有关联。请查找其他请求。</translation>
    </message>
    <message id="e.scene_mismatch.t">
        <source>That request is another scene</source>
        <translation>该请求属于另一个场景</translation>
    </message>
    <message id="e.seed_out_of_range.b">
        <source>Use a whole number from 0 to {limit}, such as 48213907.</source>
        <translation>请输入 0 到 {limit} 之间的整数，例如 48213907。</translation>
    </message>
    <message id="e.seed_out_of_range.t">
        <source>The seed is not usable</source>
        <translation>种子不可用</translation>
    </message>
    <message id="e.service_fault.b">
        <source>Its answer could not be used. Nothing of yours is lost. Try again in a while.</source>
        <translation>它的回复无法使用。你的内容没有丢失。请过一会儿再试。</translation>
    </message>
    <message id="e.service_fault.t">
        <source>{host} is having trouble</source>
        <translation>{host} 出现问题</translation>
    </message>
    <message id="e.set_by_studio.b">
        <source>Nothing was changed. Ask those who look after your computer.</source>
        <translation>没有更改任何内容。请联系负责这台电脑的人员。</translation>
    </message>
    <message id="e.set_by_studio.t">
        <source>Your studio set this</source>
        <translation>此项由你的工作室设置</translation>
    </message>
    <message id="e.still_visible.b">
        <source>It is not forgotten: deleting is tried again by itself. If it stays, delete it on the host’s own page.</source>
        <translation>应用已记下，会自动重试删除。如果一直存在，请在图床网页上手动删除。</translation>
    </message>
    <message id="e.still_visible.t">
        <source>The image can still be opened on “{name}”</source>
        <translation>图片在“{name}”上仍可打开</translation>
    </message>
    <message id="e.text_broken.b">
        <source>It cannot be sent like that. Nothing was sent; delete the text and type it again.</source>
        <translation>这样无法发送。没有发送任何内容，请删除后重新输入。</translation>
    </message>
    <message id="e.text_broken.t">
        <source>The text holds half a character</source>
        <translation>文字中有不完整的字符</translation>
    </message>
    <message id="e.too_many_images.b">
        <source>This one has {count}. Nothing was sent. Remove some, then try again.</source>
        <translation>当前有 {count} 张。没有发送任何内容。请移除一些后重试。</translation>
    </message>
    <message id="e.too_many_images.t">
        <source>A scene holds {limit} images</source>
        <translation>一个场景最多 {limit} 张图片</translation>
    </message>
    <message id="e.unknown_generation.b">
        <source>It may have been removed. Nothing else is affected.</source>
        <translation>它可能已被移除。其他内容不受影响。</translation>
    </message>
    <message id="e.unknown_generation.t">
        <source>This clip is not in the history</source>
        <translation>历史中没有此片段</translation>
    </message>
    <message id="e.unreachable.b">
        <source>Nothing was sent and nothing is lost. Check your connection, then try again.</source>
        <translation>没有发送任何内容，也没有丢失。请检查网络后重试。</translation>
    </message>
    <message id="e.unreachable.certificate.b">
        <source>Its certificate is not valid here, so nothing was sent. Check the address and this computer’s clock, or ask whoever runs your network.</source>
        <translation>它的证书在本机无效，因此没有发送任何内容。请检查地址和本机时钟，或咨询网络管理员。</translation>
    </message>
    <message id="e.unreachable.certificate.t">
        <source>{host} could not prove who it is</source>
        <translation>无法确认 {host} 的身份</translation>
    </message>
    <message id="e.unreachable.proxy.b">
        <source>Nothing was sent and nothing is lost. Check the proxy in your system’s settings, then try again.</source>
        <translation>没有发送任何内容，也没有丢失。请检查系统设置中的代理后重试。</translation>
    </message>
    <message id="e.unreachable.proxy.t">
        <source>The proxy did not connect to {host}</source>
        <translation>代理未能连接 {host}</translation>
    </message>
    <message id="e.unreachable.t">
        <source>{host} could not be reached</source>
        <translation>无法连接 {host}</translation>
    </message>
    <message id="e.unreachable.tls.b">
        <source>Nothing was sent and nothing is lost. Check the address, or ask whoever runs your network.</source>
        <translation>没有发送任何内容，也没有丢失。请检查地址，或咨询网络管理员。</translation>
    </message>
    <message id="e.unreachable.tls.t">
        <source>No secure connection to {host}</source>
        <translation>无法与 {host} 建立安全连接</translation>
    </message>
    <message id="e.unsettled.b">
        <source>Nothing was deleted. Cancel them or wait until they are done, then delete again.</source>
        <translation>没有删除任何内容。请先取消或等待完成，再删除。</translation>
    </message>
    <message id="e.unsettled.t">
        <source>Some of these are still on their way</source>
        <translation>其中有些尚未结束</translation>
    </message>
    <message id="e.upload_too_large.b">
        <source>No clip was requested; your scene is kept. Use a smaller copy, or another upload host.</source>
        <translation>尚未请求生成，场景已保留。请使用较小的副本，或换一个图床。</translation>
    </message>
    <message id="e.upload_too_large.t">
        <source>Image {n} is too large for this upload host</source>
        <translation>第 {n} 张图片超出图床的大小限制</translation>
    </message>
    <message id="empty.bin">
        <source>The bin is empty.</source>
        <translation>“已删除”是空的。</translation>
    </message>
    <message id="empty.body">
        <source>Add up to six pictures of who, what and where. Say what happens. Your clip appears here.</source>
        <translation>添加最多六张图片：人物、物品、地点。再说说发生了什么，片段就会出现在这里。</translation>
    </message>
    <message id="empty.clear">
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message id="empty.failed">
        <source>Nothing has failed. Good.</source>
        <translation>没有失败的片段，一切正常。</translation>
    </message>
    <message id="empty.fav">
        <source>No favourites yet. Press the heart on a clip you like.</source>
        <translation>还没有收藏。在喜欢的片段上点一下心形即可。</translation>
    </message>
    <message id="empty.none">
        <source>Nothing matches “{q}”. Clear search</source>
        <translation>没有与“{q}”匹配的结果。清除搜索</translation>
    </message>
    <message id="empty.none.t">
        <source>Nothing matches “{q}”.</source>
        <translation>没有与“{q}”匹配的结果。</translation>
    </message>
    <message id="empty.practice">
        <source>No practice clips yet.</source>
        <translation>还没有练习片段。</translation>
    </message>
    <message id="empty.running">
        <source>Nothing is running.</source>
        <translation>没有进行中的片段。</translation>
    </message>
    <message id="empty.samples">
        <source>Or start from a sample</source>
        <translation>或者从示例开始</translation>
    </message>
    <message id="empty.title">
        <source>Your first scene starts with a picture</source>
        <translation>第一个场景，从一张图片开始</translation>
    </message>
    <message id="empty.what">
        <source>What</source>
        <translation>物品</translation>
    </message>
    <message id="empty.where">
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message id="empty.who">
        <source>Who</source>
        <translation>人物</translation>
    </message>
    <message id="er.credits.b">
        <source>RunComfy refused the request, so no clip was made. Your scene is kept. Add credits, then try again.</source>
        <translation>RunComfy 拒绝了请求，没有生成片段。场景已保留。请充值后重试。</translation>
    </message>
    <message id="er.credits.go">
        <source>Add credits</source>
        <translation>去充值</translation>
    </message>
    <message id="er.credits.t">
        <source>Not enough credits</source>
        <translation>额度不足</translation>
    </message>
    <message id="er.disk.b">
        <source>It is still at RunComfy. Free {size} soon, then download again.</source>
        <translation>它仍在 RunComfy。请尽快腾出 {size}，然后重新下载。</translation>
    </message>
    <message id="er.disk.t">
        <source>No room to save this clip</source>
        <translation>没有空间保存片段</translation>
    </message>
    <message id="er.down.b">
        <source>It is still at RunComfy. Downloading again sends no new request.</source>
        <translation>它仍在 RunComfy。重新下载不会发起新的请求。</translation>
    </message>
    <message id="er.down.go">
        <source>Download again</source>
        <translation>重新下载</translation>
    </message>
    <message id="er.down.t">
        <source>The clip is ready but did not download</source>
        <translation>片段已完成，但下载失败</translation>
    </message>
    <message id="er.expired.b">
        <source>We asked RunComfy for a new one and it had none. Your scene is kept; open RunComfy to look for the clip.</source>
        <translation>我们请求了新链接，但没有拿到。场景已保留，可到 RunComfy 查找该片段。</translation>
    </message>
    <message id="er.expired.t">
        <source>The link to this clip has expired</source>
        <translation>片段链接已过期</translation>
    </message>
    <message id="er.fetch.b">
        <source>Its link did not open from outside. Nothing was generated; your scene is kept. Test the upload host, then try again.</source>
        <translation>图片链接无法从外部打开。没有生成任何内容，场景已保留。请测试图床后重试。</translation>
    </message>
    <message id="er.fetch.go">
        <source>Test host</source>
        <translation>测试位置</translation>
    </message>
    <message id="er.fetch.t">
        <source>RunComfy could not open image {n}</source>
        <translation>RunComfy 打不开第 {n} 张图片</translation>
    </message>
    <message id="er.host.b">
        <source>Your upload host refused it ({reason}). No clip was requested; your scene is kept.</source>
        <translation>图床拒绝了它（{reason}）。尚未请求生成，场景已保留。</translation>
    </message>
    <message id="er.host.t">
        <source>Image {n} could not be uploaded</source>
        <translation>第 {n} 张图片上传失败</translation>
    </message>
    <message id="er.key.b">
        <source>Nothing was sent. It goes out by itself once the key works.</source>
        <translation>尚未发送。密钥可用后会自动提交。</translation>
    </message>
    <message id="er.key.t">
        <source>Waiting for a working key</source>
        <translation>等待可用的密钥</translation>
    </message>
    <message id="er.late.b">
        <source>RunComfy had already started. The clip will arrive as usual.</source>
        <translation>RunComfy 已开始生成，片段会照常送达。</translation>
    </message>
    <message id="er.late.t">
        <source>Too late to cancel</source>
        <translation>来不及取消了</translation>
    </message>
    <message id="er.model.b">
        <source>It stopped while generating. Your scene is kept. Check your RunComfy usage for any charge, then try again.</source>
        <translation>生成过程中停止了。场景已保留。请在 RunComfy 用量页查看是否计费，然后重试。</translation>
    </message>
    <message id="er.model.t">
        <source>RunComfy could not finish this clip</source>
        <translation>RunComfy 未能完成这个片段</translation>
    </message>
    <message id="er.rate.b">
        <source>Nothing is lost. We send it again by itself in {t}.</source>
        <translation>内容没有丢失，{t} 后会自动重新发送。</translation>
    </message>
    <message id="er.rate.t">
        <source>RunComfy asked us to slow down</source>
        <translation>RunComfy 要求稍候再试</translation>
    </message>
    <message id="er.rejected.b">
        <source>It said: “{reason}”. Nothing was generated; your scene is kept. Change it and try again.</source>
        <translation>对方说明：“{reason}”。没有生成任何内容，场景已保留。请修改后重试。</translation>
    </message>
    <message id="er.rejected.t">
        <source>RunComfy did not accept this scene</source>
        <translation>RunComfy 未接受此场景</translation>
    </message>
    <message id="er.unsure.1">
        <source>Look in your RunComfy generations</source>
        <translation>查看你的 RunComfy 生成记录</translation>
    </message>
    <message id="er.unsure.1.go">
        <source>Open RunComfy</source>
        <translation>打开 RunComfy</translation>
    </message>
    <message id="er.unsure.2">
        <source>If it is there, paste its request ID</source>
        <translation>如果有，请粘贴请求编号</translation>
    </message>
    <message id="er.unsure.2.go">
        <source>Attach</source>
        <translation>关联</translation>
    </message>
    <message id="er.unsure.3">
        <source>If it is not there, send it again</source>
        <translation>如果没有，就重新发送</translation>
    </message>
    <message id="er.unsure.3.go">
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message id="er.unsure.b">
        <source>The connection dropped while sending. We are not sure whether RunComfy received this, so we did not send it again.</source>
        <translation>发送时连接中断。我们不确定 RunComfy 是否收到，因此没有重复发送。</translation>
    </message>
    <message id="er.unsure.go">
        <source>Check and decide…</source>
        <translation>查看并决定…</translation>
    </message>
    <message id="er.unsure.later">
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message id="er.unsure.p">
        <source>It may be running and may use credits. Your images and prompt are kept either way.</source>
        <translation>它可能正在生成，也可能已产生费用。无论如何，图片和提示词都已保留。</translation>
    </message>
    <message id="er.unsure.ph">
        <source>Request ID</source>
        <translation>请求编号</translation>
    </message>
    <message id="er.unsure.t">
        <source>Did RunComfy get this?</source>
        <translation>RunComfy 收到了吗？</translation>
    </message>
    <message id="er.unsure.tied">
        <source>Attached. The clip will arrive as usual.</source>
        <translation>已关联，片段会照常送达。</translation>
    </message>
    <message id="er.unsure.wait">
        <source>It was sent moments ago and may still turn up. You can send it again in {t}.</source>
        <translation>刚刚发送，可能仍会出现。{t} 后可以重新发送。</translation>
    </message>
    <message id="er.vault.b">
        <source>We could not read your key. Unlock it in {store} and try again. Your scene is kept.</source>
        <translation>无法读取密钥。请在{store}中解锁后重试。场景已保留。</translation>
    </message>
    <message id="er.vault.t">
        <source>The key store is locked</source>
        <translation>密钥存储已锁定</translation>
    </message>
    <message id="ex.all">
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message id="ex.ask.b">
        <source>RunComfy may not have opened them yet. Those clips may then fail, and a failed clip may cost.</source>
        <translation>RunComfy 可能还没有打开它们。这些片段可能因此失败，失败的片段也可能计费。</translation>
    </message>
    <message id="ex.ask.t">
        <source>Delete images that clips still need?</source>
        <translation>删除片段仍需要的图片？</translation>
    </message>
    <message id="ex.busy">
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message id="ex.by_hand">
        <source>You can delete it on the host’s own page</source>
        <translation>你可以在图床的网页上删除</translation>
    </message>
    <message id="ex.copy">
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message id="ex.deletable">
        <source>This app can delete it</source>
        <translation>本应用可以删除</translation>
    </message>
    <message id="ex.delete">
        <source>Delete now</source>
        <translation>立即删除</translation>
    </message>
    <message id="ex.delete.n">
        <source>Delete {n} now</source>
        <translation>立即删除 {n} 张</translation>
    </message>
    <message id="ex.deleted">
        <source>Deleted {t}</source>
        <translation>{t}已删除</translation>
    </message>
    <message id="ex.deleting">
        <source>Being deleted</source>
        <translation>正在删除</translation>
    </message>
    <message id="ex.done" numerus="yes">
        <source>{n} images are gone.</source>
        <translation>
            <numerusform>{n} 张图片已移除。</numerusform>
        </translation>
    </message>
    <message id="ex.expired">
        <source>Gone by itself {t}</source>
        <translation>{t}已自动移除</translation>
    </message>
    <message id="ex.expires">
        <source>This host deletes nothing early</source>
        <translation>此图床不支持提前删除</translation>
    </message>
    <message id="ex.forever">
        <source>stays until it is deleted</source>
        <translation>会一直保留到被删除</translation>
    </message>
    <message id="ex.gone">
        <source>Show those that are gone too</source>
        <translation>同时显示已移除的</translation>
    </message>
    <message id="ex.how">
        <source>RunComfy needs a link to each image until its clip is saved. After that nobody does.</source>
        <translation>在片段保存之前，RunComfy 需要每张图片的链接，之后就不再需要了。</translation>
    </message>
    <message id="ex.is_gone">
        <source>I deleted it</source>
        <translation>我已删除</translation>
    </message>
    <message id="ex.left" numerus="yes">
        <source>{n} images are still there. Each says why.</source>
        <translation>
            <numerusform>还有 {n} 张图片未移除，原因见各项。</numerusform>
        </translation>
    </message>
    <message id="ex.list">
        <source>Images online</source>
        <translation>网上的图片</translation>
    </message>
    <message id="ex.look">
        <source>Look again</source>
        <translation>再次检查</translation>
    </message>
    <message id="ex.more" numerus="yes">
        <source>Show {n} more</source>
        <translation>
            <numerusform>再显示 {n} 张</numerusform>
        </translation>
    </message>
    <message id="ex.n" numerus="yes">
        <source>{n} images can still be seen by whoever has their link.</source>
        <translation>
            <numerusform>还有 {n} 张图片可以通过链接看到。</numerusform>
        </translation>
    </message>
    <message id="ex.needed" numerus="yes">
        <source>{n} clips still need it</source>
        <translation>
            <numerusform>还有 {n} 个片段需要它</numerusform>
        </translation>
    </message>
    <message id="ex.never">
        <source>Only the host itself can remove it</source>
        <translation>只有图床能移除它</translation>
    </message>
    <message id="ex.never.b">
        <source>No image has been put online yet. When one is, it is listed here until it is gone.</source>
        <translation>还没有上传过图片。上传后会列在这里，直到从网上移除。</translation>
    </message>
    <message id="ex.nolink">
        <source>The host’s answer was lost, so its link is not known</source>
        <translation>图床的回复丢失，链接未知</translation>
    </message>
    <message id="ex.none.b">
        <source>Every image this app put online is gone again. Your own files are where they always were.</source>
        <translation>本应用上传的图片都已从网上移除。你的原文件仍在原处。</translation>
    </message>
    <message id="ex.none.t">
        <source>Nobody can see your images</source>
        <translation>没有人能看到你的图片</translation>
    </message>
    <message id="ex.nothing">
        <source>Select what is to be deleted.</source>
        <translation>请选择要删除的图片。</translation>
    </message>
    <message id="ex.open">
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message id="ex.page">
        <source>Open its page</source>
        <translation>打开删除页面</translation>
    </message>
    <message id="ex.row">
        <source>{host}, {state}. {when}. {how}</source>
        <translation>{host}，{state}。{when}。{how}</translation>
    </message>
    <message id="ex.select">
        <source>Select this image on {host}</source>
        <translation>选择 {host} 上的这张图片</translation>
    </message>
    <message id="ex.since">
        <source>Put online {t}</source>
        <translation>{t}上传</translation>
    </message>
    <message id="ex.title">
        <source>Who can still see my images?</source>
        <translation>谁还能看到我的图片？</translation>
    </message>
    <message id="ex.trouble">
        <source>It is still there. {why}</source>
        <translation>仍未移除：{why}</translation>
    </message>
    <message id="ex.unknown">
        <source>May be there</source>
        <translation>可能仍在</translation>
    </message>
    <message id="ex.until">
        <source>goes by itself {t}</source>
        <translation>{t}自动移除</translation>
    </message>
    <message id="ex.until.past">
        <source>should be gone by itself</source>
        <translation>应已自动移除</translation>
    </message>
    <message id="ex.visible">
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message id="exp.busy">
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message id="exp.busy.n">
        <source>Exporting {i} of {n}…</source>
        <translation>正在导出第 {i} 个，共 {n} 个…</translation>
    </message>
    <message id="exp.done">
        <source>Exported as {file}.</source>
        <translation>已导出为 {file}。</translation>
    </message>
    <message id="exp.done.n">
        <source>{n} clips exported to “{folder}”.</source>
        <translation>已将 {n} 个片段导出到“{folder}”。</translation>
    </message>
    <message id="exp.first">
        <source>First frame</source>
        <translation>第一帧</translation>
    </message>
    <message id="exp.format">
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message id="exp.frames">
        <source>{n} frames</source>
        <translation>{n} 帧</translation>
    </message>
    <message id="exp.gif">
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message id="exp.gif.b">
        <source>A silent animation that every app shows.</source>
        <translation>无声动图，任何应用都能显示。</translation>
    </message>
    <message id="exp.go">
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message id="exp.kind">
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message id="exp.last">
        <source>Last frame</source>
        <translation>最后一帧</translation>
    </message>
    <message id="exp.moment">
        <source>Moment</source>
        <translation>时间点</translation>
    </message>
    <message id="exp.mp4">
        <source>MP4 copy</source>
        <translation>MP4 副本</translation>
    </message>
    <message id="exp.mp4.b">
        <source>The clip itself, as it is.</source>
        <translation>原样复制片段。</translation>
    </message>
    <message id="exp.none">
        <source>There is no clip to export here.</source>
        <translation>这里没有可导出的片段。</translation>
    </message>
    <message id="exp.now">
        <source>Shown now ({t})</source>
        <translation>当前画面（{t}）</translation>
    </message>
    <message id="exp.own">
        <source>As the clip</source>
        <translation>与片段相同</translation>
    </message>
    <message id="exp.progress">
        <source>Export progress</source>
        <translation>导出进度</translation>
    </message>
    <message id="exp.rate">
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message id="exp.scene">
        <source>Keep prompt, settings and image names inside the file</source>
        <translation>在文件中保留提示词、设置和图片名称</translation>
    </message>
    <message id="exp.sheet">
        <source>Contact sheet</source>
        <translation>缩略图表</translation>
    </message>
    <message id="exp.sheet.b">
        <source>A grid of frames with their times.</source>
        <translation>带时间的画面网格。</translation>
    </message>
    <message id="exp.sheet.size">
        <source>Frames</source>
        <translation>画面数量</translation>
    </message>
    <message id="exp.still">
        <source>Still</source>
        <translation>静帧</translation>
    </message>
    <message id="exp.still.b">
        <source>One frame as a picture.</source>
        <translation>把一帧存为图片。</translation>
    </message>
    <message id="exp.stopped">
        <source>Stopped. Nothing was left behind.</source>
        <translation>已停止，没有留下任何文件。</translation>
    </message>
    <message id="exp.title">
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message id="exp.title.n">
        <source>Export {n} clips</source>
        <translation>导出 {n} 个片段</translation>
    </message>
    <message id="exp.webp">
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message id="exp.webp.b">
        <source>A silent animation, smaller and in full colour. Not every app shows it.</source>
        <translation>无声动图，体积更小、色彩完整，但并非所有应用都能显示。</translation>
    </message>
    <message id="exp.width">
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message id="f.all">
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message id="f.bin">
        <source>Bin</source>
        <translation>已删除</translation>
    </message>
    <message id="f.failed">
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message id="f.fav">
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message id="f.more">
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message id="f.practice">
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message id="f.running">
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message id="fmt.about">
        <source>about {money}</source>
        <translation>约 {money}</translation>
    </message>
    <message id="fmt.ago.days" numerus="yes">
        <source>{n} days ago</source>
        <translation>
            <numerusform>{n} 天前</numerusform>
        </translation>
    </message>
    <message id="fmt.ago.hours" numerus="yes">
        <source>{n} hours ago</source>
        <translation>
            <numerusform>{n} 小时前</numerusform>
        </translation>
    </message>
    <message id="fmt.ago.minutes" numerus="yes">
        <source>{n} minutes ago</source>
        <translation>
            <numerusform>{n} 分钟前</numerusform>
        </translation>
    </message>
    <message id="fmt.bytes" numerus="yes">
        <source>{n} bytes</source>
        <translation>
            <numerusform>{n} 字节</numerusform>
        </translation>
    </message>
    <message id="fmt.in.days" numerus="yes">
        <source>in {n} days</source>
        <translation>
            <numerusform>{n} 天后</numerusform>
        </translation>
    </message>
    <message id="fmt.in.hours" numerus="yes">
        <source>in {n} hours</source>
        <translation>
            <numerusform>{n} 小时后</numerusform>
        </translation>
    </message>
    <message id="fmt.in.minutes" numerus="yes">
        <source>in {n} minutes</source>
        <translation>
            <numerusform>{n} 分钟后</numerusform>
        </translation>
    </message>
    <message id="fmt.now">
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message id="fmt.seconds">
        <source>{s} s</source>
        <translation>{s} 秒</translation>
    </message>
    <message id="fmt.soon">
        <source>in a moment</source>
        <translation>马上</translation>
    </message>
    <message id="follow.creative">
        <source>Creative</source>
        <translation>自由发挥</translation>
    </message>
    <message id="follow.creative.hint">
        <source>Inspired by your images; may restyle them.</source>
        <translation>把图片当作灵感，可能改变它们的样子。</translation>
    </message>
    <message id="follow.label">
        <source>Follow</source>
        <translation>贴合</translation>
    </message>
    <message id="follow.precise">
        <source>Precise</source>
        <translation>忠于素材</translation>
    </message>
    <message id="follow.precise.hint">
        <source>Keeps your images as they look.</source>
        <translation>尽量保持图片原有的样子。</translation>
    </message>
    <message id="fr.1.b">
        <source>Practice mode is on. You can try everything with no key and no cost. Practice clips are local previews made on this computer, not Pika videos.</source>
        <translation>练习模式已开启。无需密钥、不产生费用，可以试用所有功能。练习片段只是在本机生成的预览，不是 Pika 视频。</translation>
    </message>
    <message id="fr.1.go">
        <source>Start practising</source>
        <translation>开始练习</translation>
    </message>
    <message id="fr.1.key">
        <source>I have a key</source>
        <translation>我有密钥</translation>
    </message>
    <message id="fr.1.t">
        <source>Look around first</source>
        <translation>先随便看看</translation>
    </message>
    <message id="fr.2.b">
        <source>Clips are made by RunComfy and paid for with your RunComfy account. Paste an API key from your profile page.</source>
        <translation>片段由 RunComfy 生成，费用计入你的 RunComfy 账户。请粘贴个人资料页中的 API 密钥。</translation>
    </message>
    <message id="fr.2.bad">
        <source>RunComfy did not accept this key. Check that all of it was copied, or make a new one on your profile page.</source>
        <translation>RunComfy 未接受此密钥。请检查是否完整复制，或在个人资料页新建一个。</translation>
    </message>
    <message id="fr.2.checking">
        <source>Checking the key… no clip is made.</source>
        <translation>正在检查密钥…不会生成片段。</translation>
    </message>
    <message id="fr.2.field">
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message id="fr.2.have">
        <source>A key ending in {last} is in use. Paste another one to replace it.</source>
        <translation>正在使用以 {last} 结尾的密钥。粘贴新的密钥即可更换。</translation>
    </message>
    <message id="fr.2.net">
        <source>We could not reach RunComfy, so the key is not checked yet. It is kept; we will check it later.</source>
        <translation>无法连接 RunComfy，密钥尚未检查。密钥已保存，稍后会再检查。</translation>
    </message>
    <message id="fr.2.ok">
        <source>This key works.</source>
        <translation>密钥可用。</translation>
    </message>
    <message id="fr.2.open">
        <source>Open RunComfy profile</source>
        <translation>打开 RunComfy 个人资料</translation>
    </message>
    <message id="fr.2.paste">
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message id="fr.2.ph">
        <source>Paste your key</source>
        <translation>粘贴密钥</translation>
    </message>
    <message id="fr.2.safe.linux">
        <source>Kept in this computer’s key store ({store}). Sent only to RunComfy.</source>
        <translation>保存在本机的密钥存储（{store}）中，只会发送给 RunComfy。</translation>
    </message>
    <message id="fr.2.safe.mac">
        <source>Kept in your Mac’s Keychain. Sent only to RunComfy.</source>
        <translation>保存在 Mac 的钥匙串中，只会发送给 RunComfy。</translation>
    </message>
    <message id="fr.2.safe.win">
        <source>Kept in Windows Credential Manager on this computer. Sent only to RunComfy.</source>
        <translation>保存在本机的 Windows 凭据管理器中，只会发送给 RunComfy。</translation>
    </message>
    <message id="fr.2.show">
        <source>Show key</source>
        <translation>显示密钥</translation>
    </message>
    <message id="fr.2.t">
        <source>Connect your RunComfy account</source>
        <translation>连接你的 RunComfy 账户</translation>
    </message>
    <message id="fr.2.where">
        <source>Where do I find my key?</source>
        <translation>在哪里找到密钥？</translation>
    </message>
    <message id="fr.3.b">
        <source>RunComfy opens your images through a web link, so each image needs a place online. Only the images in a scene are sent, and only when you press Generate.</source>
        <translation>RunComfy 通过网页链接读取图片，所以每张图片都需要一个在线位置。只有按下“生成”时，才会上传场景中的图片。</translation>
    </message>
    <message id="fr.3.later">
        <source>I’ll choose later</source>
        <translation>稍后再选</translation>
    </message>
    <message id="fr.3.t">
        <source>Where should your images go?</source>
        <translation>图片上传到哪里？</translation>
    </message>
    <message id="fr.again">
        <source>First steps</source>
        <translation>新手引导</translation>
    </message>
    <message id="fr.back">
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message id="fr.done">
        <source>All set</source>
        <translation>一切就绪</translation>
    </message>
    <message id="fr.next">
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message id="fr.skip">
        <source>Stay in practice mode</source>
        <translation>留在练习模式</translation>
    </message>
    <message id="fr.step">
        <source>Step {i} of 3</source>
        <translation>第 {i} 步，共 3 步</translation>
    </message>
    <message id="gal.bin.empty">
        <source>Empty bin…</source>
        <translation>清空“已删除”…</translation>
    </message>
    <message id="gal.bin.hint">
        <source>Deleted clips stay here for 30 days, then their files go to your computer’s own bin.</source>
        <translation>删除的片段在这里保留 30 天，然后文件会移到电脑的回收站（Mac 为废纸篓）。</translation>
    </message>
    <message id="gal.compare.two">
        <source>Select two clips to compare them.</source>
        <translation>选择两个片段即可对比。</translation>
    </message>
    <message id="gal.copied" numerus="yes">
        <source>{n} files copied</source>
        <translation>
            <numerusform>已复制 {n} 个文件</numerusform>
        </translation>
    </message>
    <message id="gal.copyfile">
        <source>Copy file</source>
        <translation>复制文件</translation>
    </message>
    <message id="gal.delete.b">
        <source>They stay in the gallery’s bin for 30 days and can be put back. The images you used are not touched.</source>
        <translation>片段会在作品的“已删除”中保留 30 天，期间可以放回。用到的原图不受影响。</translation>
    </message>
    <message id="gal.deleted" numerus="yes">
        <source>{n} clips moved to the bin</source>
        <translation>
            <numerusform>已将 {n} 个片段移到“已删除”</numerusform>
        </translation>
    </message>
    <message id="gal.erase">
        <source>Remove for good…</source>
        <translation>彻底移除…</translation>
    </message>
    <message id="gal.erase.go">
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message id="gal.erase.t" numerus="yes">
        <source>Remove {n} clips for good?</source>
        <translation>
            <numerusform>彻底移除 {n} 个片段？</numerusform>
        </translation>
    </message>
    <message id="gal.erased" numerus="yes">
        <source>{n} clips removed</source>
        <translation>
            <numerusform>已移除 {n} 个片段</numerusform>
        </translation>
    </message>
    <message id="gal.locate">
        <source>Locate file…</source>
        <translation>定位文件…</translation>
    </message>
    <message id="gal.located">
        <source>The clip’s file is found again.</source>
        <translation>已重新找到片段文件。</translation>
    </message>
    <message id="gal.nofile">
        <source>There is no file to copy: the clip was moved or deleted.</source>
        <translation>没有可复制的文件：片段已被移动或删除。</translation>
    </message>
    <message id="gal.restore">
        <source>Put back</source>
        <translation>放回原处</translation>
    </message>
    <message id="gal.restored" numerus="yes">
        <source>{n} clips put back</source>
        <translation>
            <numerusform>已放回 {n} 个片段</numerusform>
        </translation>
    </message>
    <message id="gal.search">
        <source>Search prompts</source>
        <translation>搜索提示词</translation>
    </message>
    <message id="gal.settings">
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message id="gal.size">
        <source>Card size</source>
        <translation>卡片大小</translation>
    </message>
    <message id="ge.lang">
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message id="ge.lang.en">
        <source>English</source>
        <translation>English</translation>
    </message>
    <message id="ge.lang.sys">
        <source>Match system</source>
        <translation>跟随系统</translation>
    </message>
    <message id="ge.lang.zh">
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message id="ge.limit">
        <source>Spending limit</source>
        <translation>消费上限</translation>
    </message>
    <message id="ge.limit.b">
        <source>Counted by the prices shown, then by what RunComfy charged. Practice is free.</source>
        <translation>先按显示的价格计算，再按 RunComfy 的实际收费计算。练习不计费。</translation>
    </message>
    <message id="ge.limit.bad">
        <source>Use an amount of dollars, such as 10.</source>
        <translation>请输入美元金额，例如 10。</translation>
    </message>
    <message id="ge.limit.field">
        <source>Dollars a day</source>
        <translation>每天的美元金额</translation>
    </message>
    <message id="ge.limit.on">
        <source>Ask before more is spent in a day</source>
        <translation>一天的花费将超过上限时先询问</translation>
    </message>
    <message id="ge.motion">
        <source>Reduce motion</source>
        <translation>减少动效</translation>
    </message>
    <message id="ge.motion.b">
        <source>Also when the system asks for it</source>
        <translation>系统要求时也会减少</translation>
    </message>
    <message id="ge.notify">
        <source>Notify me when a clip is ready</source>
        <translation>片段完成时通知我</translation>
    </message>
    <message id="ge.notify.b">
        <source>Only when this window is in the background</source>
        <translation>仅在窗口位于后台时</translation>
    </message>
    <message id="ge.parallel">
        <source>Clips at once</source>
        <translation>同时进行的片段</translation>
    </message>
    <message id="ge.parallel.b">
        <source>Others wait for their turn. What is under way goes on.</source>
        <translation>其余片段排队等待。已在进行的不受影响。</translation>
    </message>
    <message id="ge.text">
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message id="ge.text.l">
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message id="ge.text.m">
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message id="ge.text.s">
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message id="ge.text.x">
        <source>Extra large</source>
        <translation>特大</translation>
    </message>
    <message id="ge.theme">
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message id="ge.theme.dark">
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message id="ge.theme.light">
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message id="ge.theme.sys">
        <source>Match system</source>
        <translation>跟随系统</translation>
    </message>
    <message id="gen.key.mac">
        <source>⌘ ↩</source>
        <translation>⌘ ↩</translation>
    </message>
    <message id="gen.key.win">
        <source>Ctrl ↵</source>
        <translation>Ctrl ↵</translation>
    </message>
    <message id="gen.many" numerus="yes">
        <source>Generate {n} clips</source>
        <translation>
            <numerusform>生成 {n} 个片段</numerusform>
        </translation>
    </message>
    <message id="gen.one">
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message id="gen.practice">
        <source>Make a practice clip</source>
        <translation>生成练习片段</translation>
    </message>
    <message id="gen.practice.many">
        <source>Make {n} practice clips</source>
        <translation>生成 {n} 个练习片段</translation>
    </message>
    <message id="gen.sent">
        <source>Added to the gallery</source>
        <translation>已加入作品</translation>
    </message>
    <message id="hi.in.added" numerus="yes">
        <source>{n} clips were added.</source>
        <translation>
            <numerusform>新增 {n} 个片段。</numerusform>
        </translation>
    </message>
    <message id="hi.in.known" numerus="yes">
        <source>{n} clips were here already and are unchanged.</source>
        <translation>
            <numerusform>{n} 个片段已存在，保持不变。</numerusform>
        </translation>
    </message>
    <message id="hi.in.looking">
        <source>Looking for the imported clips in your library… {p}%</source>
        <translation>正在作品库中查找导入的片段… {p}%</translation>
    </message>
    <message id="hi.in.missing" numerus="yes">
        <source>The files of {n} clips are not in your library. Put them there, then use Locate.</source>
        <translation>
            <numerusform>{n} 个片段的文件不在作品库中。请放入后使用“定位”。</numerusform>
        </translation>
    </message>
    <message id="hi.in.none.t">
        <source>Nothing new in this history</source>
        <translation>此历史中没有新内容</translation>
    </message>
    <message id="hi.in.refused" numerus="yes">
        <source>{n} entries could not be read and were left out.</source>
        <translation>
            <numerusform>{n} 条记录无法读取，已略过。</numerusform>
        </translation>
    </message>
    <message id="hi.in.safe">
        <source>Nothing was sent, and nothing of yours was changed.</source>
        <translation>没有发送任何内容，你原有的内容也没有更改。</translation>
    </message>
    <message id="hi.in.t">
        <source>History imported</source>
        <translation>历史已导入</translation>
    </message>
    <message id="hi.name">
        <source>pikascenes-history</source>
        <translation>pikascenes-history</translation>
    </message>
    <message id="hi.out" numerus="yes">
        <source>History exported: {n} clips</source>
        <translation>
            <numerusform>已导出历史：{n} 个片段</numerusform>
        </translation>
    </message>
    <message id="ho.access_key_id">
        <source>Access key ID</source>
        <translation>访问密钥 ID</translation>
    </message>
    <message id="ho.apikey">
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message id="ho.app_password">
        <source>App password</source>
        <translation>应用密码</translation>
    </message>
    <message id="ho.bad.auth">
        <source>The host did not accept this access key. Nothing was uploaded. Check the key ID and secret for stray spaces.</source>
        <translation>对方未接受此访问密钥，没有上传任何内容。请检查密钥 ID 和私钥是否多了空格。</translation>
    </message>
    <message id="ho.bad.bucket">
        <source>The bucket “{name}” was not found. Check its name and region.</source>
        <translation>找不到存储桶“{name}”。请检查名称和区域。</translation>
    </message>
    <message id="ho.bad.delete">
        <source>Everything works, but the test picture could not be deleted. Give this key delete permission, or switch off deleting.</source>
        <translation>一切可用，但无法删除测试图。请授予删除权限，或关闭自动删除。</translation>
    </message>
    <message id="ho.bad.delete.too">
        <source>The test picture could not be deleted either. Delete it on the host.</source>
        <translation>测试图也无法删除，请在图床上删除。</translation>
    </message>
    <message id="ho.bad.net">
        <source>The address could not be reached. Check the endpoint and your connection.</source>
        <translation>无法连接此地址。请检查服务地址和网络。</translation>
    </message>
    <message id="ho.bad.open">
        <source>The picture was uploaded, but its link asks for a sign-in, so RunComfy could not open it. Switch Links to “Private, signed”, or make the folder public.</source>
        <translation>图片已上传，但链接需要登录，RunComfy 无法打开。请把链接方式改为“私密签名链接”，或将文件夹设为公开。</translation>
    </message>
    <message id="ho.bad.open.other">
        <source>The picture was uploaded, but its link asks for a sign-in, so RunComfy could not open it. Make the folder public, or use another host.</source>
        <translation>图片已上传，但链接需要登录，RunComfy 无法打开。请将文件夹设为公开，或使用其他图床。</translation>
    </message>
    <message id="ho.bad.secret">
        <source>The host did not accept this key. Nothing was uploaded. Check it for stray spaces.</source>
        <translation>图床未接受此密钥，没有上传任何内容。请检查密钥是否多了空格。</translation>
    </message>
    <message id="ho.bucket">
        <source>Bucket</source>
        <translation>存储桶</translation>
    </message>
    <message id="ho.cards">
        <source>Upload hosts</source>
        <translation>图床列表</translation>
    </message>
    <message id="ho.cdn">
        <source>Address of your images</source>
        <translation>图片地址</translation>
    </message>
    <message id="ho.chevereto">
        <source>Chevereto</source>
        <translation>Chevereto</translation>
    </message>
    <message id="ho.chevereto.b">
        <source>A Chevereto website that you have a key for</source>
        <translation>你持有密钥的 Chevereto 网站</translation>
    </message>
    <message id="ho.clean">
        <source>Delete images after the clip is saved</source>
        <translation>片段保存后删除图片</translation>
    </message>
    <message id="ho.clean.b">
        <source>Off: they stay until the host removes them</source>
        <translation>关闭后，图片会保留到图床自行删除为止</translation>
    </message>
    <message id="ho.cloud_name">
        <source>Cloud name</source>
        <translation>云名称</translation>
    </message>
    <message id="ho.cloudinary">
        <source>Cloudinary</source>
        <translation>Cloudinary</translation>
    </message>
    <message id="ho.cloudinary.b">
        <source>For an unsigned upload preset. Images stay unless deleted within 10 minutes</source>
        <translation>使用未签名的上传预设；除非在 10 分钟内删除，否则图片会一直保留</translation>
    </message>
    <message id="ho.cloudinary.upload_preset.b">
        <source>An unsigned preset; no secret is needed</source>
        <translation>未签名的预设，不需要私钥</translation>
    </message>
    <message id="ho.custom">
        <source>Custom uploader</source>
        <translation>自定义上传</translation>
    </message>
    <message id="ho.custom.b">
        <source>From a .sxcu file of ShareX, or the settings of PicGo or PicList</source>
        <translation>来自 ShareX 的 .sxcu 文件，或 PicGo、PicList 的设置</translation>
    </message>
    <message id="ho.definition">
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message id="ho.endpoint">
        <source>Endpoint</source>
        <translation>服务地址</translation>
    </message>
    <message id="ho.endpoint.region">
        <source>Filled in from the region</source>
        <translation>根据区域自动填写</translation>
    </message>
    <message id="ho.expires_hours">
        <source>Goes away after (hours)</source>
        <translation>多少小时后删除</translation>
    </message>
    <message id="ho.export">
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message id="ho.export.b">
        <source>Saved without its secrets.</source>
        <translation>已保存，不含私密内容。</translation>
    </message>
    <message id="ho.export.failed">
        <source>The file could not be written. Choose another folder.</source>
        <translation>无法写入文件，请选择其他文件夹。</translation>
    </message>
    <message id="ho.failed">
        <source>This host does not work yet</source>
        <translation>此图床还不能使用</translation>
    </message>
    <message id="ho.failed.ago">
        <source>{kind}. Did not work {t}</source>
        <translation>{kind}，{t}测试未通过</translation>
    </message>
    <message id="ho.fewer">
        <source>Fewer hosts</source>
        <translation>收起</translation>
    </message>
    <message id="ho.folder">
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message id="ho.freeimage">
        <source>Freeimage.host</source>
        <translation>Freeimage.host</translation>
    </message>
    <message id="ho.freeimage.b">
        <source>One free key. Images stay until you delete them on its website</source>
        <translation>只需一个免费密钥；图片会一直保留，直到你在其网站上删除</translation>
    </message>
    <message id="ho.hide">
        <source>Hide secret</source>
        <translation>隐藏私钥</translation>
    </message>
    <message id="ho.imgbb">
        <source>ImgBB</source>
        <translation>ImgBB</translation>
    </message>
    <message id="ho.imgbb.b">
        <source>The easiest: one free key. Images go away by themselves</source>
        <translation>最简单：只需一个免费密钥，图片到期自动删除</translation>
    </message>
    <message id="ho.import">
        <source>Add from a file…</source>
        <translation>从文件添加…</translation>
    </message>
    <message id="ho.import.added">
        <source>Added “{name}”. Test it before the first clip.</source>
        <translation>已添加“{name}”。请在生成第一个片段前测试。</translation>
    </message>
    <message id="ho.import.also">
        <source>Also sent</source>
        <translation>同时发送</translation>
    </message>
    <message id="ho.import.also.none">
        <source>Nothing else</source>
        <translation>没有其他内容</translation>
    </message>
    <message id="ho.import.asks">
        <source>{name} asks for</source>
        <translation>{name} 需要填写</translation>
    </message>
    <message id="ho.import.asks.b">
        <source>You are asked once. What is secret goes to {store}.</source>
        <translation>只需填写一次。私密内容会保存到{store}。</translation>
    </message>
    <message id="ho.import.body.Binary">
        <source>picture as it is</source>
        <translation>直接发送图片</translation>
    </message>
    <message id="ho.import.body.FormURLEncoded">
        <source>as form fields</source>
        <translation>作为表单字段</translation>
    </message>
    <message id="ho.import.body.JSON">
        <source>inside JSON</source>
        <translation>放在 JSON 中</translation>
    </message>
    <message id="ho.import.body.MultipartFormData">
        <source>picture in the form field “{field}”</source>
        <translation>图片放在表单字段“{field}”中</translation>
    </message>
    <message id="ho.import.body.None">
        <source>without a body</source>
        <translation>无内容</translation>
    </message>
    <message id="ho.import.body.XML">
        <source>inside XML</source>
        <translation>放在 XML 中</translation>
    </message>
    <message id="ho.import.by_page">
        <source>By hand, on the host’s own page</source>
        <translation>在图床的网页上手动删除</translation>
    </message>
    <message id="ho.import.by_program">
        <source>This app can delete them</source>
        <translation>本应用可以删除</translation>
    </message>
    <message id="ho.import.consent">
        <source>Your images will go to {host}</source>
        <translation>你的图片会上传到 {host}</translation>
    </message>
    <message id="ho.import.consent.b">
        <source>Only the images in a scene are sent, and only when you press Generate. No other address is contacted.</source>
        <translation>只有按下“生成”时，才会上传场景中的图片。不会连接其他地址。</translation>
    </message>
    <message id="ho.import.deletion">
        <source>Deleting</source>
        <translation>删除</translation>
    </message>
    <message id="ho.import.drop">
        <source>Drop to add an upload host</source>
        <translation>松开即可添加图床</translation>
    </message>
    <message id="ho.import.files">
        <source>Upload host files</source>
        <translation>图床文件</translation>
    </message>
    <message id="ho.import.found">
        <source>Settings of {program}</source>
        <translation>{program} 的设置</translation>
    </message>
    <message id="ho.import.found.b">
        <source>{program} is on this computer. Its hosts can be taken over.</source>
        <translation>本机上有 {program}，可以导入其中的图床。</translation>
    </message>
    <message id="ho.import.go">
        <source>Add this host</source>
        <translation>添加此图床</translation>
    </message>
    <message id="ho.import.go.n" numerus="yes">
        <source>Add {n} hosts</source>
        <translation>
            <numerusform>添加 {n} 个图床</numerusform>
        </translation>
    </message>
    <message id="ho.import.how">
        <source>Choose a .sxcu file or PicGo settings, or drop the file on the window.</source>
        <translation>请选择 .sxcu 文件或 PicGo 设置，也可以把文件拖到窗口中。</translation>
    </message>
    <message id="ho.import.left">
        <source>“{name}” was not added: {reason}.</source>
        <translation>未添加“{name}”：{reason}。</translation>
    </message>
    <message id="ho.import.next">
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message id="ho.import.not">
        <source>The host says no way to delete them</source>
        <translation>图床没有提供删除方法</translation>
    </message>
    <message id="ho.import.plain">
        <source>This address is on your own computer and not protected.</source>
        <translation>此地址在本机上，未加密。</translation>
    </message>
    <message id="ho.import.reading">
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message id="ho.import.refused">
        <source>This file was not added</source>
        <translation>没有添加此文件</translation>
    </message>
    <message id="ho.import.secret">
        <source>{name} (kept in {store})</source>
        <translation>{name}（保存在{store}）</translation>
    </message>
    <message id="ho.import.session">
        <source>{store} cannot be used, so its secret is kept for this session only.</source>
        <translation>{store}无法使用，私密内容仅在本次使用。</translation>
    </message>
    <message id="ho.import.title">
        <source>Add an upload host</source>
        <translation>添加图床</translation>
    </message>
    <message id="ho.import.which">
        <source>Which hosts do you want to add?</source>
        <translation>要添加哪些图床？</translation>
    </message>
    <message id="ho.import.with">
        <source>Sent with</source>
        <translation>发送方式</translation>
    </message>
    <message id="ho.in_use">
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message id="ho.inline">
        <source>Inside the request</source>
        <translation>放在请求里</translation>
    </message>
    <message id="ho.inline.b">
        <source>Experimental: small images travel inside the request itself</source>
        <translation>实验性：小图片直接放在请求中发送</translation>
    </message>
    <message id="ho.intro">
        <source>RunComfy opens each image through a web link. Choose where this app puts them.</source>
        <translation>RunComfy 通过网页链接读取图片。请选择图片的存放位置。</translation>
    </message>
    <message id="ho.intro.practice">
        <source>Practice mode uses its own host; nothing leaves this computer.</source>
        <translation>练习模式使用自带的图床，任何内容都不会离开本机。</translation>
    </message>
    <message id="ho.keyid">
        <source>Access key ID</source>
        <translation>访问密钥 ID</translation>
    </message>
    <message id="ho.kind">
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message id="ho.lasts_hours">
        <source>The host keeps images for (hours)</source>
        <translation>图床保留图片的小时数</translation>
    </message>
    <message id="ho.links">
        <source>I’ll paste web links</source>
        <translation>自己粘贴链接</translation>
    </message>
    <message id="ho.links.b">
        <source>Nothing is uploaded; ingredients must be public https links</source>
        <translation>不上传任何文件；素材须为公开的 https 链接</translation>
    </message>
    <message id="ho.links.how">
        <source>Links</source>
        <translation>链接方式</translation>
    </message>
    <message id="ho.more">
        <source>More hosts…</source>
        <translation>更多图床…</translation>
    </message>
    <message id="ho.name">
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message id="ho.name.b">
        <source>What you call it; only you see this</source>
        <translation>你给它起的名字，只有你能看到</translation>
    </message>
    <message id="ho.nextcloud">
        <source>Nextcloud or ownCloud</source>
        <translation>Nextcloud 或 ownCloud</translation>
    </message>
    <message id="ho.nextcloud.b">
        <source>Your own cloud: a share link that ends by itself</source>
        <translation>你自己的云盘：到期自动失效的分享链接</translation>
    </message>
    <message id="ho.nextcloud.endpoint.b">
        <source>Your cloud’s address; a shared folder is made there</source>
        <translation>你的云盘地址；会在其中创建一个共享文件夹</translation>
    </message>
    <message id="ho.no_delete">
        <source>This app cannot delete on this host</source>
        <translation>本应用无法在此图床上删除图片</translation>
    </message>
    <message id="ho.nothing">
        <source>There is nothing to test for this choice.</source>
        <translation>此选项无需测试。</translation>
    </message>
    <message id="ho.nullpointer">
        <source>0x0-style host</source>
        <translation>0x0 类图床</translation>
    </message>
    <message id="ho.nullpointer.b">
        <source>A server that runs The Null Pointer. Images go away by themselves</source>
        <translation>运行 The Null Pointer 的服务器，图片到期自动删除</translation>
    </message>
    <message id="ho.ok">
        <source>This host works</source>
        <translation>此位置可用</translation>
    </message>
    <message id="ho.ok.1">
        <source>Signed in</source>
        <translation>登录成功</translation>
    </message>
    <message id="ho.ok.2">
        <source>Uploaded a 12 KB test picture</source>
        <translation>已上传 12 KB 测试图</translation>
    </message>
    <message id="ho.ok.3">
        <source>Opened its link without signing in, as RunComfy will</source>
        <translation>无需登录即可打开链接（与 RunComfy 相同）</translation>
    </message>
    <message id="ho.ok.4">
        <source>Deleted the test picture</source>
        <translation>已删除测试图</translation>
    </message>
    <message id="ho.options">
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message id="ho.order">
        <source>When a host fails</source>
        <translation>图床出错时</translation>
    </message>
    <message id="ho.order.b">
        <source>The next ticked host in this list is tried, before anything is paid.</source>
        <translation>会在付费之前依次尝试列表中下一个已勾选的图床。</translation>
    </message>
    <message id="ho.order.down">
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message id="ho.order.first">
        <source>{name}, tried first</source>
        <translation>{name}，最先尝试</translation>
    </message>
    <message id="ho.order.moved">
        <source>{name} is number {i} of {n}</source>
        <translation>{name} 现在是第 {i} 个，共 {n} 个</translation>
    </message>
    <message id="ho.order.up">
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message id="ho.password">
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message id="ho.path_style">
        <source>Bucket in the path</source>
        <translation>存储桶放在路径中</translation>
    </message>
    <message id="ho.pomf">
        <source>Pomf-style host</source>
        <translation>Pomf 类图床</translation>
    </message>
    <message id="ho.pomf.b">
        <source>Uguu and the like: no account. Images go away after some hours</source>
        <translation>Uguu 等：无需账户，图片几小时后删除</translation>
    </message>
    <message id="ho.prefix">
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message id="ho.preset.aws">
        <source>Amazon S3</source>
        <translation>Amazon S3</translation>
    </message>
    <message id="ho.preset.b2">
        <source>Backblaze B2</source>
        <translation>Backblaze B2</translation>
    </message>
    <message id="ho.preset.digitalocean">
        <source>DigitalOcean Spaces</source>
        <translation>DigitalOcean Spaces</translation>
    </message>
    <message id="ho.preset.minio">
        <source>MinIO</source>
        <translation>MinIO</translation>
    </message>
    <message id="ho.preset.other">
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message id="ho.preset.r2">
        <source>Cloudflare R2</source>
        <translation>Cloudflare R2</translation>
    </message>
    <message id="ho.preset.wasabi">
        <source>Wasabi</source>
        <translation>Wasabi</translation>
    </message>
    <message id="ho.proved">
        <source>{kind}. Works</source>
        <translation>{kind}，可用</translation>
    </message>
    <message id="ho.provider">
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message id="ho.public">
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message id="ho.public_key">
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message id="ho.public_url">
        <source>Public address</source>
        <translation>公开地址</translation>
    </message>
    <message id="ho.region">
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message id="ho.remove">
        <source>Remove this host…</source>
        <translation>移除此图床…</translation>
    </message>
    <message id="ho.remove.b">
        <source>Its settings and its secret leave this computer. Nothing on the host is touched.</source>
        <translation>它的设置和私钥会从本机移除，图床上的内容不受影响。</translation>
    </message>
    <message id="ho.remove.go">
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message id="ho.remove.out" numerus="yes">
        <source>Its settings and its secret leave this computer. {n} of your images may still be on it, and this app could not delete them any more.</source>
        <translation>
            <numerusform>它的设置和私钥会从本机移除。你的 {n} 张图片可能仍在图床上，之后本应用无法再删除它们。</numerusform>
        </translation>
    </message>
    <message id="ho.remove.t">
        <source>Remove “{name}”?</source>
        <translation>移除“{name}”？</translation>
    </message>
    <message id="ho.removed">
        <source>“{name}” was removed.</source>
        <translation>已移除“{name}”。</translation>
    </message>
    <message id="ho.s3">
        <source>My storage bucket</source>
        <translation>我的存储桶</translation>
    </message>
    <message id="ho.s3.b">
        <source>S3-compatible: Amazon S3, Cloudflare R2, Backblaze B2, MinIO</source>
        <translation>兼容 S3：Amazon S3、Cloudflare R2、Backblaze B2、MinIO</translation>
    </message>
    <message id="ho.secret">
        <source>Secret key</source>
        <translation>私有访问密钥</translation>
    </message>
    <message id="ho.secret.kept">
        <source>Kept in {store}; leave empty to keep it</source>
        <translation>已保存在 {store} 中；留空则不变</translation>
    </message>
    <message id="ho.secret.session">
        <source>{store} cannot be used, so the secret is kept for this session only.</source>
        <translation>{store} 无法使用，私钥仅在本次使用。</translation>
    </message>
    <message id="ho.show">
        <source>Show secret</source>
        <translation>显示私钥</translation>
    </message>
    <message id="ho.signed">
        <source>Private, signed for 24 hours</source>
        <translation>私密，签名链接 24 小时有效</translation>
    </message>
    <message id="ho.step.1">
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message id="ho.step.2">
        <source>Upload a test picture</source>
        <translation>上传测试图</translation>
    </message>
    <message id="ho.step.3">
        <source>Open its link without signing in, as RunComfy will</source>
        <translation>无需登录即可打开链接（与 RunComfy 相同）</translation>
    </message>
    <message id="ho.step.4">
        <source>Delete the test picture</source>
        <translation>删除测试图</translation>
    </message>
    <message id="ho.step.names">
        <source>Sign in, upload, open, delete</source>
        <translation>登录、上传、打开、删除</translation>
    </message>
    <message id="ho.test">
        <source>Test this host</source>
        <translation>测试此位置</translation>
    </message>
    <message id="ho.test.stop">
        <source>Stop testing</source>
        <translation>停止测试</translation>
    </message>
    <message id="ho.test.stopped">
        <source>Stopped. The test picture may still be there</source>
        <translation>已停止，测试图可能仍在图床上</translation>
    </message>
    <message id="ho.testing">
        <source>Testing with a tiny picture…</source>
        <translation>正在用一张小图测试…</translation>
    </message>
    <message id="ho.token">
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message id="ho.unsaved">
        <source>Save changes to the upload host?</source>
        <translation>保存对图床的更改？</translation>
    </message>
    <message id="ho.untested">
        <source>{kind}. Not tested yet</source>
        <translation>{kind}，尚未测试</translation>
    </message>
    <message id="ho.upload_preset">
        <source>Upload preset</source>
        <translation>上传预设</translation>
    </message>
    <message id="ho.uploadcare">
        <source>Uploadcare</source>
        <translation>Uploadcare</translation>
    </message>
    <message id="ho.uploadcare.b">
        <source>Needs only your public key. Images go away after 24 hours</source>
        <translation>只需公钥，图片 24 小时后删除</translation>
    </message>
    <message id="ho.uploadcare.public_key.b">
        <source>The public key of your project; no secret is needed</source>
        <translation>项目的公钥，不需要私钥</translation>
    </message>
    <message id="ho.user">
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message id="ho.webdav">
        <source>My web space (WebDAV)</source>
        <translation>我的网站空间（WebDAV）</translation>
    </message>
    <message id="ho.webdav.b">
        <source>A folder that anyone can open on the web and only you can write</source>
        <translation>任何人可通过网页打开、只有你能写入的文件夹</translation>
    </message>
    <message id="ho.webdav.endpoint.b">
        <source>Where the folder is written to</source>
        <translation>写入文件夹的地址</translation>
    </message>
    <message id="ho.webdav.public_url.b">
        <source>Where the folder opens on the web; leave empty if it is the same address</source>
        <translation>文件夹的网页访问地址；与上面相同时留空</translation>
    </message>
    <message id="ho.where">
        <source>Find it at {site}</source>
        <translation>在 {site} 查找</translation>
    </message>
    <message id="ho.worked">
        <source>{kind}. Worked {t}</source>
        <translation>{kind}，{t}测试通过</translation>
    </message>
    <message id="ho.zipline">
        <source>Zipline</source>
        <translation>Zipline</translation>
    </message>
    <message id="ho.zipline.b">
        <source>Your own Zipline server, version 4. Images go away by themselves</source>
        <translation>你自己的 Zipline 4 服务器，图片到期自动删除</translation>
    </message>
    <message id="ing.add">
        <source>Add image</source>
        <translation>添加图片</translation>
    </message>
    <message id="ing.added" numerus="yes">
        <source>{n} images added to your scene</source>
        <translation>
            <numerusform>已向场景加入 {n} 张图片</numerusform>
        </translation>
    </message>
    <message id="ing.adds">
        <source>Add images…</source>
        <translation>添加图片…</translation>
    </message>
    <message id="ing.busy">
        <source>Reading image {n}…</source>
        <translation>正在读取第 {n} 张图片…</translation>
    </message>
    <message id="ing.count">
        <source>{n} of 6</source>
        <translation>{n} / 6</translation>
    </message>
    <message id="ing.earlier">
        <source>Move earlier</source>
        <translation>前移</translation>
    </message>
    <message id="ing.how">
        <source>Drop, paste or browse</source>
        <translation>拖入、粘贴或浏览</translation>
    </message>
    <message id="ing.label">
        <source>Ingredients</source>
        <translation>素材</translation>
    </message>
    <message id="ing.later">
        <source>Move later</source>
        <translation>后移</translation>
    </message>
    <message id="ing.limit" numerus="yes">
        <source>A scene holds 6 images. {n} were not added; they are still where they were.</source>
        <translation>
            <numerusform>一个场景最多 6 张图片。有 {n} 张没有加入，原文件未受影响。</numerusform>
        </translation>
    </message>
    <message id="ing.link">
        <source>Add from link…</source>
        <translation>从链接添加…</translation>
    </message>
    <message id="ing.link.add">
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message id="ing.link.bad">
        <source>{reason}. Nothing was added. Correct the link, or save the picture and add the file.</source>
        <translation>{reason}。没有加入任何内容。请更正链接，或把图片存到电脑后再添加。</translation>
    </message>
    <message id="ing.link.body">
        <source>RunComfy opens the link itself, so it must work without signing in.</source>
        <translation>RunComfy 会自行打开链接，因此链接必须无需登录即可访问。</translation>
    </message>
    <message id="ing.link.ph">
        <source>Public https link to a picture</source>
        <translation>图片的公开 https 链接</translation>
    </message>
    <message id="ing.link.title">
        <source>Add from link</source>
        <translation>从链接添加</translation>
    </message>
    <message id="ing.nopaste">
        <source>There is no picture or link to paste</source>
        <translation>剪贴板里没有图片或链接</translation>
    </message>
    <message id="ing.pictures">
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message id="ing.recent">
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message id="ing.recent.gone">
        <source>“{file}” is no longer in its folder, so it was not added.</source>
        <translation>“{file}”已不在原文件夹，没有加入。</translation>
    </message>
    <message id="ing.recent.none">
        <source>No images used yet</source>
        <translation>还没有用过图片</translation>
    </message>
    <message id="ing.recent.title">
        <source>Images used lately</source>
        <translation>最近用过的图片</translation>
    </message>
    <message id="ing.remove">
        <source>Remove image {n}</source>
        <translation>移除第 {n} 张图片</translation>
    </message>
    <message id="ing.removed">
        <source>Image {n} removed</source>
        <translation>已移除第 {n} 张图片</translation>
    </message>
    <message id="ing.replace">
        <source>Replace image {n}…</source>
        <translation>更换第 {n} 张图片…</translation>
    </message>
    <message id="job.cancel">
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message id="job.cancelled">
        <source>Cancelled while waiting</source>
        <translation>已在排队时取消</translation>
    </message>
    <message id="job.cancelled.b">
        <source>No clip was made; your scene is kept.</source>
        <translation>没有生成片段，场景已保留。</translation>
    </message>
    <message id="job.cancelling">
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message id="job.down">
        <source>Downloading {p}%</source>
        <translation>下载中 {p}%</translation>
    </message>
    <message id="job.down.plain">
        <source>Downloading</source>
        <translation>下载中</translation>
    </message>
    <message id="job.gen">
        <source>Generating {t}</source>
        <translation>生成中 {t}</translation>
    </message>
    <message id="job.gen.plain">
        <source>Generating</source>
        <translation>生成中</translation>
    </message>
    <message id="job.host.next">
        <source>“{host}” did not work. Trying “{next}”</source>
        <translation>“{host}”不可用，正在尝试“{next}”</translation>
    </message>
    <message id="job.line">
        <source>Waiting in line</source>
        <translation>排队中</translation>
    </message>
    <message id="job.line.b">
        <source>RunComfy has it; not started yet</source>
        <translation>RunComfy 已收到，尚未开始</translation>
    </message>
    <message id="job.line.n">
        <source>Place {n} in line</source>
        <translation>排在第 {n} 位</translation>
    </message>
    <message id="job.nocancel">
        <source>RunComfy has started; it can no longer be cancelled</source>
        <translation>RunComfy 已开始生成，无法再取消</translation>
    </message>
    <message id="job.prep">
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message id="job.seen">
        <source>Last seen generating, {t}</source>
        <translation>上次查询：生成中 {t}</translation>
    </message>
    <message id="job.send">
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message id="job.slow">
        <source>Still generating after {t}. This is unusual but not lost; we keep checking.</source>
        <translation>已生成 {t}，比平时久，但没有丢失；我们会继续查询。</translation>
    </message>
    <message id="job.up">
        <source>Uploading {p}%</source>
        <translation>上传中 {p}%</translation>
    </message>
    <message id="job.up.n">
        <source>Image {i} of {n}</source>
        <translation>第 {i} 张，共 {n} 张</translation>
    </message>
    <message id="job.up.plain">
        <source>Uploading</source>
        <translation>上传中</translation>
    </message>
    <message id="job.usual">
        <source>Recent clips took about {t}</source>
        <translation>最近的片段约需 {t}</translation>
    </message>
    <message id="job.wait.key">
        <source>Waiting for a working key</source>
        <translation>等待可用的密钥</translation>
    </message>
    <message id="job.wait.key.at">
        <source>RunComfy has this clip. We look again once the key works.</source>
        <translation>RunComfy 已收到此片段。密钥可用后会继续查询。</translation>
    </message>
    <message id="job.wait.net">
        <source>Waiting for the internet</source>
        <translation>等待网络恢复</translation>
    </message>
    <message id="job.wait.net.at">
        <source>RunComfy has this clip. We look again once the connection is back.</source>
        <translation>RunComfy 已收到此片段。恢复联网后会继续查询。</translation>
    </message>
    <message id="job.wait.net.b">
        <source>Nothing was sent. It goes out once the connection is back.</source>
        <translation>尚未发送。恢复联网后会提交。</translation>
    </message>
    <message id="keys.all">
        <source>Select all / none</source>
        <translation>全选 / 全不选</translation>
    </message>
    <message id="keys.areas">
        <source>Next / previous area</source>
        <translation>下一个 / 上一个区域</translation>
    </message>
    <message id="keys.arrows">
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message id="keys.cancel">
        <source>Cancel or dismiss the card</source>
        <translation>取消或忽略卡片</translation>
    </message>
    <message id="keys.copy">
        <source>Copy clip file / copy prompt</source>
        <translation>复制片段文件 / 复制提示词</translation>
    </message>
    <message id="keys.direct">
        <source>Go to composer / gallery</source>
        <translation>前往场景编辑 / 作品</translation>
    </message>
    <message id="keys.ends">
        <source>Start / end</source>
        <translation>开头 / 结尾</translation>
    </message>
    <message id="keys.extend">
        <source>Extend the selection</source>
        <translation>扩展选择</translation>
    </message>
    <message id="keys.file">
        <source>Export / show in folder / delete</source>
        <translation>导出 / 在文件夹中显示 / 删除</translation>
    </message>
    <message id="keys.frame">
        <source>One frame</source>
        <translation>逐帧</translation>
    </message>
    <message id="keys.full">
        <source>Full screen / back</source>
        <translation>全屏 / 返回</translation>
    </message>
    <message id="keys.gallery">
        <source>Gallery</source>
        <translation>作品</translation>
    </message>
    <message id="keys.marks">
        <source>Favourite / remix / compare two</source>
        <translation>收藏 / 再创作 / 对比两个</translation>
    </message>
    <message id="keys.move">
        <source>Move among cards</source>
        <translation>在卡片间移动</translation>
    </message>
    <message id="keys.neighbours">
        <source>Previous / next clip</source>
        <translation>上一个 / 下一个片段</translation>
    </message>
    <message id="keys.paste">
        <source>Paste as ingredient</source>
        <translation>粘贴为素材</translation>
    </message>
    <message id="keys.paste.prompt">
        <source>Paste as ingredient, in the prompt</source>
        <translation>在提示词中粘贴为素材</translation>
    </message>
    <message id="keys.play">
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message id="keys.reorder">
        <source>Reorder ingredients</source>
        <translation>调整素材顺序</translation>
    </message>
    <message id="keys.replace">
        <source>Replace / remove ingredient</source>
        <translation>更换 / 移除素材</translation>
    </message>
    <message id="keys.scene">
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message id="keys.second">
        <source>One second</source>
        <translation>逐秒</translation>
    </message>
    <message id="keys.shuttle">
        <source>Backwards / pause / forwards</source>
        <translation>倒放 / 暂停 / 快进</translation>
    </message>
    <message id="keys.size">
        <source>Larger / smaller cards</source>
        <translation>更大 / 更小的卡片</translation>
    </message>
    <message id="keys.space">
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message id="keys.tiles">
        <source>Move among ingredients</source>
        <translation>在素材间移动</translation>
    </message>
    <message id="keys.toggle">
        <source>Select or deselect</source>
        <translation>选择或取消选择</translation>
    </message>
    <message id="keys.undo">
        <source>Undo / redo</source>
        <translation>撤销 / 重做</translation>
    </message>
    <message id="keys.viewer">
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
    <message id="keys.window">
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message id="length.label">
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message id="length.none">
        <source>No clip yet</source>
        <translation>尚无片段</translation>
    </message>
    <message id="length.s">
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message id="li.bin">
        <source>Bin</source>
        <translation>已删除</translation>
    </message>
    <message id="li.bin.ask.b" numerus="yes">
        <source>{n} clips ({size}) go to your computer’s {bin}. Prompts and settings of these clips leave the gallery too.</source>
        <translation>
            <numerusform>{n} 个片段（{size}）会移到电脑的{bin}。这些片段的提示词和设置也会从作品中移除。</numerusform>
        </translation>
    </message>
    <message id="li.bin.ask.go">
        <source>Empty</source>
        <translation>清空</translation>
    </message>
    <message id="li.bin.ask.t">
        <source>Empty the bin?</source>
        <translation>清空“已删除”？</translation>
    </message>
    <message id="li.bin.b">
        <source>Deleted clips stay here for 30 days, then go to your computer’s {bin}.</source>
        <translation>删除的片段在这里保留 30 天，然后移到电脑的{bin}。</translation>
    </message>
    <message id="li.bin.emptied" numerus="yes">
        <source>{n} clips are in your computer’s {bin} now.</source>
        <translation>
            <numerusform>{n} 个片段已移到电脑的{bin}。</numerusform>
        </translation>
    </message>
    <message id="li.bin.empty">
        <source>Empty bin…</source>
        <translation>清空“已删除”…</translation>
    </message>
    <message id="li.bin.emptying">
        <source>Emptying…</source>
        <translation>正在清空…</translation>
    </message>
    <message id="li.bin.n" numerus="yes">
        <source>{n} clips, {size}</source>
        <translation>
            <numerusform>{n} 个片段，{size}</numerusform>
        </translation>
    </message>
    <message id="li.bin.none">
        <source>The bin is empty.</source>
        <translation>“已删除”是空的。</translation>
    </message>
    <message id="li.chosen">
        <source>This folder is the library now.</source>
        <translation>此文件夹现在是作品库。</translation>
    </message>
    <message id="li.folder">
        <source>Library folder</source>
        <translation>作品库文件夹</translation>
    </message>
    <message id="li.locate.b">
        <source>Choose where the library is now. Nothing is copied.</source>
        <translation>选择作品库现在所在的位置，不会复制任何文件。</translation>
    </message>
    <message id="li.move">
        <source>Move…</source>
        <translation>移动…</translation>
    </message>
    <message id="li.moved">
        <source>The library has moved. The old place is cleared when the new one is open.</source>
        <translation>作品库已移动。打开新位置后会清理旧位置。</translation>
    </message>
    <message id="li.moving">
        <source>Copying first, then switching. Your clips stay in the old place until it is done.</source>
        <translation>先复制再切换。完成之前，片段仍保留在原处。</translation>
    </message>
    <message id="li.moving.p">
        <source>Copied {p}%</source>
        <translation>已复制 {p}%</translation>
    </message>
    <message id="li.moving.stopped">
        <source>Nothing was moved. Your clips are where they were.</source>
        <translation>没有移动任何内容，片段仍在原处。</translation>
    </message>
    <message id="li.room">
        <source>The new place needs {size} more. Nothing was moved.</source>
        <translation>新位置还需要 {size} 空间。没有移动任何内容。</translation>
    </message>
    <message id="li.show">
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message id="li.used" numerus="yes">
        <source>{n} clips, {size}; {free} free on this disk</source>
        <translation>
            <numerusform>{n} 个片段，{size}；磁盘剩余 {free}</numerusform>
        </translation>
    </message>
    <message id="limit.no">
        <source>Not now</source>
        <translation>暂不发送</translation>
    </message>
    <message id="limit.price">
        <source>This costs {price} and would pass your limit of {limit} a day.</source>
        <translation>本次{price}，将超过你每天 {limit} 的上限。</translation>
    </message>
    <message id="limit.safe">
        <source>Nothing has been sent; your scene is kept.</source>
        <translation>尚未发送任何内容，场景已保留。</translation>
    </message>
    <message id="limit.spent">
        <source>Today so far: {spent}.</source>
        <translation>今天到目前为止：{spent}。</translation>
    </message>
    <message id="limit.t">
        <source>Pass today’s spending limit?</source>
        <translation>要超过今天的消费上限吗？</translation>
    </message>
    <message id="limit.unknown" numerus="yes">
        <source>{n} of today’s requests have no known price and are not counted.</source>
        <translation>
            <numerusform>今天有 {n} 次请求的价格未知，未计入。</numerusform>
        </translation>
    </message>
    <message id="limit.unpriced">
        <source>The price is not known just now, so your limit of {limit} a day cannot be checked.</source>
        <translation>目前不知道价格，无法核对你每天 {limit} 的上限。</translation>
    </message>
    <message id="limit.unpriced.t">
        <source>Send without a known price?</source>
        <translation>价格未知，仍要发送吗？</translation>
    </message>
    <message id="limit.waiting">
        <source>Of that, {waiting} is for clips not sent yet.</source>
        <translation>其中 {waiting} 用于尚未发送的片段。</translation>
    </message>
    <message id="limit.yes">
        <source>Send anyway</source>
        <translation>仍然发送</translation>
    </message>
    <message id="me.about">
        <source>About PikaScenes</source>
        <translation>关于 PikaScenes</translation>
    </message>
    <message id="me.all">
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message id="me.close">
        <source>Close window</source>
        <translation>关闭窗口</translation>
    </message>
    <message id="me.composer">
        <source>Scene composer</source>
        <translation>场景编辑</translation>
    </message>
    <message id="me.contacts">
        <source>Connections…</source>
        <translation>网络连接…</translation>
    </message>
    <message id="me.copy">
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message id="me.cut">
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message id="me.delete">
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message id="me.edit">
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message id="me.file">
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message id="me.front">
        <source>Bring all to front</source>
        <translation>前置全部窗口</translation>
    </message>
    <message id="me.gallery">
        <source>Gallery</source>
        <translation>作品</translation>
    </message>
    <message id="me.help">
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message id="me.history.in">
        <source>Import history…</source>
        <translation>导入历史…</translation>
    </message>
    <message id="me.history.out">
        <source>Export history…</source>
        <translation>导出历史…</translation>
    </message>
    <message id="me.keys">
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message id="me.larger">
        <source>Larger cards</source>
        <translation>更大的卡片</translation>
    </message>
    <message id="me.logs">
        <source>Show log folder</source>
        <translation>显示日志文件夹</translation>
    </message>
    <message id="me.menu">
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message id="me.minimise">
        <source>Minimise</source>
        <translation>最小化</translation>
    </message>
    <message id="me.new">
        <source>New scene</source>
        <translation>新建场景</translation>
    </message>
    <message id="me.paste">
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message id="me.quit">
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message id="me.redo">
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message id="me.report">
        <source>Report for support…</source>
        <translation>支持报告…</translation>
    </message>
    <message id="me.search">
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message id="me.smaller">
        <source>Smaller cards</source>
        <translation>更小的卡片</translation>
    </message>
    <message id="me.undo">
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message id="me.update">
        <source>Check for updates…</source>
        <translation>检查更新…</translation>
    </message>
    <message id="me.view">
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message id="me.window">
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message id="me.zoom">
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message id="no.failed">
        <source>A clip needs your attention</source>
        <translation>有一个片段需要处理</translation>
    </message>
    <message id="no.ready">
        <source>Your clip is ready</source>
        <translation>片段已完成</translation>
    </message>
    <message id="pre.applied">
        <source>Preset “{name}” applied</source>
        <translation>已应用预设“{name}”</translation>
    </message>
    <message id="pre.delete">
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message id="pre.deleted">
        <source>Preset “{name}” deleted</source>
        <translation>预设“{name}”已删除</translation>
    </message>
    <message id="pre.images" numerus="yes">
        <source>With its {n} images</source>
        <translation>
            <numerusform>连同 {n} 张图片</numerusform>
        </translation>
    </message>
    <message id="pre.manage">
        <source>Manage presets…</source>
        <translation>管理预设…</translation>
    </message>
    <message id="pre.menu">
        <source>Scene presets</source>
        <translation>场景预设</translation>
    </message>
    <message id="pre.name">
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message id="pre.none">
        <source>No presets yet</source>
        <translation>还没有预设</translation>
    </message>
    <message id="pre.rename">
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message id="pre.rename.title">
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message id="pre.save">
        <source>Save scene as preset…</source>
        <translation>将场景存为预设…</translation>
    </message>
    <message id="pre.save.title">
        <source>Save scene as preset</source>
        <translation>将场景存为预设</translation>
    </message>
    <message id="pre.saved">
        <source>Preset “{name}” saved</source>
        <translation>预设“{name}”已保存</translation>
    </message>
    <message id="pre.title">
        <source>Scene presets</source>
        <translation>场景预设</translation>
    </message>
    <message id="prompt.earlier">
        <source>Earlier prompts</source>
        <translation>以前的提示词</translation>
    </message>
    <message id="prompt.earlier.none">
        <source>Prompts appear here once you have made a clip.</source>
        <translation>生成过片段后，提示词会出现在这里。</translation>
    </message>
    <message id="prompt.label">
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message id="prompt.over" numerus="yes">
        <source>{n} characters too long</source>
        <translation>
            <numerusform>超出 {n} 个字符</numerusform>
        </translation>
    </message>
    <message id="prompt.ph">
        <source>Say what happens. For example: the fox carries the lantern through the snowy village at dusk.</source>
        <translation>说说发生了什么。例如：黄昏时分，狐狸提着灯笼走过雪中的村庄。</translation>
    </message>
    <message id="quality.label">
        <source>Quality</source>
        <translation>画质</translation>
    </message>
    <message id="re.backup">
        <source>Began from a backup</source>
        <translation>从备份开始</translation>
    </message>
    <message id="re.body">
        <source>The history file was damaged. What could be read was put together again, and the damaged file is kept.</source>
        <translation>历史文件已损坏。可读取的内容已重新整理，损坏的文件也已保留。</translation>
    </message>
    <message id="re.clips">
        <source>Found again in the library</source>
        <translation>在作品库中找回</translation>
    </message>
    <message id="re.generations">
        <source>Read from the damaged file</source>
        <translation>从损坏的文件中读取</translation>
    </message>
    <message id="re.go">
        <source>What came back…</source>
        <translation>恢复的内容…</translation>
    </message>
    <message id="re.kept">
        <source>The damaged file is kept as</source>
        <translation>损坏的文件保存为</translation>
    </message>
    <message id="re.no">
        <source>No</source>
        <translation>否</translation>
    </message>
    <message id="re.receipts">
        <source>Requests known by their receipts</source>
        <translation>凭回执找回的请求</translation>
    </message>
    <message id="re.show">
        <source>Show damaged file</source>
        <translation>显示损坏的文件</translation>
    </message>
    <message id="re.title">
        <source>The history was repaired</source>
        <translation>历史已修复</translation>
    </message>
    <message id="re.yes">
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message id="ready.badimg">
        <source>Image {n} needs your attention</source>
        <translation>第 {n} 张图片需要处理</translation>
    </message>
    <message id="ready.free">
        <source>No cost</source>
        <translation>不计费</translation>
    </message>
    <message id="ready.host">
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message id="ready.host.untested">
        <source>Upload: not tested since its last change</source>
        <translation>图床：上次更改后尚未测试</translation>
    </message>
    <message id="ready.job">
        <source>1 paid request</source>
        <translation>1 次付费请求</translation>
    </message>
    <message id="ready.jobs" numerus="yes">
        <source>{n} paid requests</source>
        <translation>
            <numerusform>{n} 次付费请求</numerusform>
        </translation>
    </message>
    <message id="ready.key">
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message id="ready.lib">
        <source>Library</source>
        <translation>作品库</translation>
    </message>
    <message id="ready.nohost">
        <source>Choose an upload host</source>
        <translation>请选择图床</translation>
    </message>
    <message id="ready.noimg">
        <source>Add at least one image</source>
        <translation>请至少添加一张图片</translation>
    </message>
    <message id="ready.nokey">
        <source>Key not accepted</source>
        <translation>密钥未被接受</translation>
    </message>
    <message id="ready.nokey.yet">
        <source>Add your RunComfy key</source>
        <translation>请添加 RunComfy 密钥</translation>
    </message>
    <message id="ready.nolib">
        <source>Library folder is missing</source>
        <translation>找不到作品库文件夹</translation>
    </message>
    <message id="ready.nostore">
        <source>The key store cannot be read</source>
        <translation>无法读取密钥存储</translation>
    </message>
    <message id="ready.overlong">
        <source>The prompt is too long</source>
        <translation>提示词过长</translation>
    </message>
    <message id="ready.price">
        <source>{price} · {requests}</source>
        <translation>{price} · {requests}</translation>
    </message>
    <message id="ready.reading">
        <source>Reading image {n}…</source>
        <translation>正在读取第 {n} 张图片…</translation>
    </message>
    <message id="ready.seed">
        <source>The seed needs a whole number</source>
        <translation>种子需要填写整数</translation>
    </message>
    <message id="ready.space">
        <source>{size} free</source>
        <translation>剩余 {size}</translation>
    </message>
    <message id="reason.archive_newer">
        <source>a newer version of this app made it, so update first</source>
        <translation>由更新版本的应用生成，请先更新</translation>
    </message>
    <message id="reason.archive_too_large">
        <source>it is too large</source>
        <translation>文件过大</translation>
    </message>
    <message id="reason.asks_for_token">
        <source>Its links ask for a sign-in</source>
        <translation>它的链接需要登录</translation>
    </message>
    <message id="reason.bad_characters">
        <source>Some characters cannot be used here</source>
        <translation>含有不能使用的字符</translation>
    </message>
    <message id="reason.certificate">
        <source>The website’s certificate is not valid</source>
        <translation>网站证书无效</translation>
    </message>
    <message id="reason.closed">
        <source>It no longer works as it did, or not reliably</source>
        <translation>它已停止原有服务或不稳定</translation>
    </message>
    <message id="reason.command_line">
        <source>The library was named when this app was started</source>
        <translation>作品库位置是在启动本应用时指定的</translation>
    </message>
    <message id="reason.custom_bad_header">
        <source>one of its headers holds characters that cannot be sent</source>
        <translation>某个请求头含有无法发送的字符</translation>
    </message>
    <message id="reason.custom_link_not_https">
        <source>the host’s link is not a public https link</source>
        <translation>图床的链接不是公开的 https 链接</translation>
    </message>
    <message id="reason.custom_no_link">
        <source>the host did not answer with a link</source>
        <translation>图床的回复中没有链接</translation>
    </message>
    <message id="reason.custom_redirected">
        <source>the host passed the picture on to another address, which was not followed</source>
        <translation>图床转到了另一个地址，未继续</translation>
    </message>
    <message id="reason.custom_unreadable">
        <source>the host’s answer could not be searched</source>
        <translation>无法在图床的回复中查找</translation>
    </message>
    <message id="reason.empty">
        <source>The link opens an empty file</source>
        <translation>链接打开的是空文件</translation>
    </message>
    <message id="reason.has_password">
        <source>The link holds a password</source>
        <translation>链接中含有密码</translation>
    </message>
    <message id="reason.import_address_changes">
        <source>Its host would change from one upload to the next</source>
        <translation>它的主机每次上传都会改变</translation>
    </message>
    <message id="reason.import_answer">
        <source>An answer is empty, too long, or none of the choices</source>
        <translation>有一项填写为空、过长或不在选项中</translation>
    </message>
    <message id="reason.import_cloud_unknown">
        <source>This kind of host is not taken over; add its bucket as S3-compatible</source>
        <translation>不支持导入此类图床；请以 S3 兼容方式添加存储桶</translation>
    </message>
    <message id="reason.import_deletion">
        <source>Its way to delete is none of GET, DELETE and POST, or has no address</source>
        <translation>删除方式不是 GET、DELETE 或 POST，或没有地址</translation>
    </message>
    <message id="reason.import_header">
        <source>It sets a header that only this app may set</source>
        <translation>它设置了只能由本应用设置的请求头</translation>
    </message>
    <message id="reason.import_imgur">
        <source>Imgur turns RunComfy’s servers away</source>
        <translation>Imgur 会拒绝 RunComfy 的服务器</translation>
    </message>
    <message id="reason.import_leaks">
        <source>It would tell the host your user name, your computer’s name or what you have open</source>
        <translation>它会把你的用户名、电脑名或打开的内容告诉图床</translation>
    </message>
    <message id="reason.import_link_shortener">
        <source>It shortens links and takes no pictures</source>
        <translation>这是短链接服务，不接收图片</translation>
    </message>
    <message id="reason.import_method">
        <source>It does not send with POST, PUT or PATCH</source>
        <translation>它不是以 POST、PUT 或 PATCH 发送</translation>
    </message>
    <message id="reason.import_no_address">
        <source>It names no web address to upload to</source>
        <translation>其中没有上传地址</translation>
    </message>
    <message id="reason.import_no_field">
        <source>It does not name the form field of the picture</source>
        <translation>没有写明图片的表单字段</translation>
    </message>
    <message id="reason.import_no_picture">
        <source>It would not send the picture, or send it more than once</source>
        <translation>它不会发送图片，或会发送多次</translation>
    </message>
    <message id="reason.import_not_a_description">
        <source>It does not describe an upload host</source>
        <translation>它没有描述图床</translation>
    </message>
    <message id="reason.import_not_https">
        <source>Its address is not protected (https), so pictures and keys could be read on the way</source>
        <translation>地址未加密（https），图片和密钥可能在途中被读取</translation>
    </message>
    <message id="reason.import_not_readable">
        <source>The file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message id="reason.import_nothing">
        <source>There is no host in it that can be taken over</source>
        <translation>其中没有可导入的图床</translation>
    </message>
    <message id="reason.import_password_in_address">
        <source>Its address holds a password; move it to a header</source>
        <translation>地址中含有密码，请移到请求头</translation>
    </message>
    <message id="reason.import_pattern">
        <source>It holds a search pattern that is wrong or could take for ever</source>
        <translation>其中的搜索表达式有误，或可能永远运行</translation>
    </message>
    <message id="reason.import_syntax">
        <source>A part in braces cannot be understood</source>
        <translation>花括号中的内容无法理解</translation>
    </message>
    <message id="reason.import_text_only">
        <source>It takes text and no pictures</source>
        <translation>它只接收文字，不接收图片</translation>
    </message>
    <message id="reason.import_too_early">
        <source>It would send the answer before there is one</source>
        <translation>它要在收到回复之前使用回复</translation>
    </message>
    <message id="reason.import_too_large">
        <source>The file is too large for a host’s settings</source>
        <translation>文件过大，不像图床设置</translation>
    </message>
    <message id="reason.import_unknown_function">
        <source>It uses a function that this app does not know</source>
        <translation>它使用了本应用不认识的函数</translation>
    </message>
    <message id="reason.inside">
        <source>The folder is inside the library itself</source>
        <translation>该文件夹位于作品库内部</translation>
    </message>
    <message id="reason.link_asks_for_token">
        <source>The link’s website gives pictures only to its own users</source>
        <translation>链接的网站只向自己的用户提供图片</translation>
    </message>
    <message id="reason.link_changed">
        <source>The link was changed, so its signature does not fit</source>
        <translation>链接被改动过，签名不符</translation>
    </message>
    <message id="reason.link_expired">
        <source>The link has expired</source>
        <translation>链接已过期</translation>
    </message>
    <message id="reason.link_host_closed">
        <source>The link’s website no longer keeps pictures reliably</source>
        <translation>链接的网站已停止原有服务或不稳定</translation>
    </message>
    <message id="reason.link_opens_pages">
        <source>The link’s website shows a web page and not the picture</source>
        <translation>链接的网站显示的是网页而不是图片</translation>
    </message>
    <message id="reason.link_turns_servers_away">
        <source>The link’s website turns away servers such as RunComfy’s, so the image would not open</source>
        <translation>链接的网站会拒绝 RunComfy 等服务器的访问，图片将无法打开</translation>
    </message>
    <message id="reason.link_unwanted">
        <source>The link’s website does not want this use</source>
        <translation>链接的网站不接受这种用途</translation>
    </message>
    <message id="reason.loopback_only">
        <source>it works only with a service on this computer</source>
        <translation>它只能用于本机上的服务</translation>
    </message>
    <message id="reason.missing">
        <source>This is needed</source>
        <translation>这一项必须填写</translation>
    </message>
    <message id="reason.name_taken">
        <source>Another host has this name</source>
        <translation>已有同名图床</translation>
    </message>
    <message id="reason.never_forgets">
        <source>What was put there cannot be taken back for good</source>
        <translation>放上去的内容无法彻底删除</translation>
    </message>
    <message id="reason.no_such_host">
        <source>The link’s website does not exist</source>
        <translation>链接的网站不存在</translation>
    </message>
    <message id="reason.not_a_folder">
        <source>That is a file, not a folder</source>
        <translation>这是文件，不是文件夹</translation>
    </message>
    <message id="reason.not_an_address">
        <source>Use a web address, such as https://example.com</source>
        <translation>请填写网址，例如 https://example.com</translation>
    </message>
    <message id="reason.not_an_archive">
        <source>it is not an exported history</source>
        <translation>不是导出的历史</translation>
    </message>
    <message id="reason.not_an_image">
        <source>The link does not open a picture</source>
        <translation>链接打开的不是图片</translation>
    </message>
    <message id="reason.not_found">
        <source>There is nothing behind the link</source>
        <translation>链接后面没有内容</translation>
    </message>
    <message id="reason.not_https">
        <source>The link must begin with https</source>
        <translation>链接必须以 https 开头</translation>
    </message>
    <message id="reason.not_one_of">
        <source>Use one of the choices</source>
        <translation>请使用其中一个选项</translation>
    </message>
    <message id="reason.not_public">
        <source>The link points into a private network</source>
        <translation>链接指向私有网络</translation>
    </message>
    <message id="reason.not_text">
        <source>Use plain text</source>
        <translation>请使用纯文本</translation>
    </message>
    <message id="reason.not_yes_or_no">
        <source>Use yes or no</source>
        <translation>请填写是或否</translation>
    </message>
    <message id="reason.only_links">
        <source>it takes web links only</source>
        <translation>它只接受网页链接</translation>
    </message>
    <message id="reason.opens_pages">
        <source>Its links open a web page and not the picture</source>
        <translation>它的链接打开的是网页而不是图片</translation>
    </message>
    <message id="reason.same">
        <source>The library is in this folder already</source>
        <translation>作品库已在此文件夹中</translation>
    </message>
    <message id="reason.secret_inside">
        <source>A secret does not belong here</source>
        <translation>此处不应包含私钥</translation>
    </message>
    <message id="reason.server_error">
        <source>The website answers with an error</source>
        <translation>网站返回错误</translation>
    </message>
    <message id="reason.sign_in">
        <source>The link asks for a sign-in</source>
        <translation>链接需要登录</translation>
    </message>
    <message id="reason.taken">
        <source>A different file there has the name of one of your clips</source>
        <translation>那里有一个不同的文件与你的片段同名</translation>
    </message>
    <message id="reason.too_large">
        <source>The picture is larger than 50 MB</source>
        <translation>图片超过 50 MB</translation>
    </message>
    <message id="reason.too_large_inline">
        <source>the image is too large to travel inside the request</source>
        <translation>图片过大，无法放在请求中</translation>
    </message>
    <message id="reason.too_long">
        <source>This is too long</source>
        <translation>内容过长</translation>
    </message>
    <message id="reason.too_many_redirects">
        <source>The link leads from one place to another without end</source>
        <translation>链接不断跳转</translation>
    </message>
    <message id="reason.turns_servers_away">
        <source>It turns away servers such as RunComfy’s, so your images would not open</source>
        <translation>它会拒绝 RunComfy 等服务器的访问，图片将无法打开</translation>
    </message>
    <message id="reason.type_not_taken">
        <source>it does not take this type of file</source>
        <translation>它不接受这种文件类型</translation>
    </message>
    <message id="reason.unknown">
        <source>There is no such setting</source>
        <translation>没有这个设置</translation>
    </message>
    <message id="reason.unreachable">
        <source>The link’s website does not answer</source>
        <translation>链接的网站没有响应</translation>
    </message>
    <message id="reason.unwanted">
        <source>It does not want this use, and often takes no uploads</source>
        <translation>它不接受这种用途，且经常无法上传</translation>
    </message>
    <message id="remark.address_unchecked">
        <source>Your proxy opened the link, so whether its address is public could not be checked.</source>
        <translation>链接由代理打开，无法确认其地址是否公开。</translation>
    </message>
    <message id="remark.attachment">
        <source>The website offers the picture as a download. It opens all the same.</source>
        <translation>网站以下载方式提供图片，但仍可打开。</translation>
    </message>
    <message id="remark.other_type">
        <source>The website names another kind of file than the picture is. It opens all the same.</source>
        <translation>网站标注的文件类型与图片不符，但仍可打开。</translation>
    </message>
    <message id="remark.re_encoded">
        <source>The website gives out another file than was sent, so it may have changed the picture.</source>
        <translation>网站给出的文件与发送的不同，图片可能被改动过。</translation>
    </message>
    <message id="remark.redirects">
        <source>The link leads on to another address. It opens, but a direct link is safer.</source>
        <translation>链接会跳转到另一个地址。可以打开，但直接链接更稳妥。</translation>
    </message>
    <message id="ren.b">
        <source>Leave it empty to go by the prompt. The clip’s file keeps its name.</source>
        <translation>留空则使用提示词。片段的文件名不变。</translation>
    </message>
    <message id="ren.rename">
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message id="ren.t">
        <source>Rename clip</source>
        <translation>重命名片段</translation>
    </message>
    <message id="ren.title">
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message id="rl.back">
        <source>Keep the old one</source>
        <translation>保留原文件夹</translation>
    </message>
    <message id="rl.found" numerus="yes">
        <source>This folder is the library now. {n} clips were found.</source>
        <translation>
            <numerusform>此文件夹现在是作品库，找到 {n} 个片段。</numerusform>
        </translation>
    </message>
    <message id="rl.looking">
        <source>Looking for your clips…</source>
        <translation>正在查找你的片段…</translation>
    </message>
    <message id="rl.looking.part">
        <source>Looking for your clips… {p}%</source>
        <translation>正在查找你的片段… {p}%</translation>
    </message>
    <message id="rl.none.t">
        <source>None of your clips are in this folder</source>
        <translation>此文件夹中没有你的片段</translation>
    </message>
    <message id="rl.some.b">
        <source>The others keep their place in the history, and are back once the right folder is chosen. No file is changed.</source>
        <translation>其余片段仍保留在历史中，选择正确的文件夹后即可恢复。不会更改任何文件。</translation>
    </message>
    <message id="rl.some.t" numerus="yes">
        <source>Only {n} of your {m} clips are in this folder</source>
        <translation>
            <numerusform>此文件夹中只有 {m} 个片段中的 {n} 个</numerusform>
        </translation>
    </message>
    <message id="rl.use">
        <source>Use this folder</source>
        <translation>使用此文件夹</translation>
    </message>
    <message id="rp.body">
        <source>This is all that would be saved. Keys, links, your folders and your prompts are left out. Nothing is sent anywhere.</source>
        <translation>这里显示将要保存的全部内容。其中没有密钥、链接、你的文件夹和提示词，也不会发送到任何地方。</translation>
    </message>
    <message id="rp.clips.json">
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message id="rp.connections.txt">
        <source>Connections</source>
        <translation>网络连接</translation>
    </message>
    <message id="rp.crashes.txt">
        <source>Crashes</source>
        <translation>崩溃记录</translation>
    </message>
    <message id="rp.files">
        <source>Files of the report</source>
        <translation>报告中的文件</translation>
    </message>
    <message id="rp.log.txt">
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message id="rp.making">
        <source>Putting the report together…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message id="rp.name">
        <source>pikascenes-report</source>
        <translation>pikascenes-report</translation>
    </message>
    <message id="rp.prompts">
        <source>Include the prompts of clips that are not saved</source>
        <translation>包含未保存片段的提示词</translation>
    </message>
    <message id="rp.save">
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message id="rp.saved">
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message id="rp.settings.json">
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message id="rp.text">
        <source>Text of {name}</source>
        <translation>{name} 的内容</translation>
    </message>
    <message id="rp.title">
        <source>Report for support</source>
        <translation>支持报告</translation>
    </message>
    <message id="rp.versions.txt">
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message id="sample.1">
        <source>Fox and lantern</source>
        <translation>狐狸与灯笼</translation>
    </message>
    <message id="sample.1.prompt">
        <source>The fox carries the lantern through the snowy village at dusk. Slow dolly in at eye level, warm windows, snow drifting past the lens.</source>
        <translation>黄昏时分，狐狸提着灯笼走过雪中的村庄。镜头与眼睛齐平，缓缓推近；窗口透出暖光，雪花从镜头前飘过。</translation>
    </message>
    <message id="sample.2">
        <source>Teapot on the lake</source>
        <translation>湖上的茶壶</translation>
    </message>
    <message id="sample.2.prompt">
        <source>The teapot and the paper boat sail across the evening lake below the mountains, a thin ribbon of steam behind them. Wide, calm, slow pan.</source>
        <translation>茶壶和纸船在群山下的傍晚湖面上航行，身后飘着一缕水汽。广角，平静，缓慢横移。</translation>
    </message>
    <message id="sample.3">
        <source>The robot’s garden</source>
        <translation>机器人的花园</translation>
    </message>
    <message id="sample.3.prompt">
        <source>The robot waters its first seedling at the edge of the forest, a red umbrella open above it. Soft morning light, gentle push in.</source>
        <translation>机器人在森林边给第一株幼苗浇水，上方撑着一把红伞。柔和的晨光，镜头轻轻推近。</translation>
    </message>
    <message id="seed.bad">
        <source>Use a whole number, such as 48213907.</source>
        <translation>请输入整数，例如 48213907。</translation>
    </message>
    <message id="seed.label">
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message id="seed.locked">
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message id="seed.new">
        <source>New each time</source>
        <translation>每次都不同</translation>
    </message>
    <message id="seed.random">
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message id="sel.done">
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message id="sel.n">
        <source>{n} selected</source>
        <translation>已选 {n} 项</translation>
    </message>
    <message id="set.label">
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message id="shape.label">
        <source>Shape</source>
        <translation>画幅</translation>
    </message>
    <message id="sort.long">
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message id="sort.new">
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message id="sort.old">
        <source>Oldest</source>
        <translation>最早</translation>
    </message>
    <message id="st.account">
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message id="st.cancel">
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message id="st.close">
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message id="st.discard">
        <source>Don’t save</source>
        <translation>不保存</translation>
    </message>
    <message id="st.general">
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message id="st.host">
        <source>Upload host</source>
        <translation>图床（上传位置）</translation>
    </message>
    <message id="st.library">
        <source>Library</source>
        <translation>作品库</translation>
    </message>
    <message id="st.save">
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message id="st.studio">
        <source>Set by your studio</source>
        <translation>由你的工作室设置</translation>
    </message>
    <message id="st.title">
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message id="sys.bin.darwin">
        <source>Trash</source>
        <translation>废纸篓</translation>
    </message>
    <message id="sys.bin.linux">
        <source>trash</source>
        <translation>回收站</translation>
    </message>
    <message id="sys.bin.win32">
        <source>Recycle Bin</source>
        <translation>回收站</translation>
    </message>
    <message id="tip.copied">
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message id="un.differs">
        <source>The request with this ID has another {what}. Nothing is attached yet. Attach it all the same?</source>
        <translation>此编号的请求使用了不同的{what}。尚未关联。仍要关联吗？</translation>
    </message>
    <message id="un.differs.go">
        <source>Attach anyway</source>
        <translation>仍然关联</translation>
    </message>
    <message id="un.price">
        <source>This sends one more paid request: {money}.</source>
        <translation>这会再发送一次付费请求：{money}。</translation>
    </message>
    <message id="un.price.practice">
        <source>This goes to practice once more, at no cost.</source>
        <translation>这会再次发送到练习模式，不产生费用。</translation>
    </message>
    <message id="un.price.unknown">
        <source>This sends one more paid request. Its price is not known just now.</source>
        <translation>这会再发送一次付费请求，目前无法得知价格。</translation>
    </message>
    <message id="un.what.aspectRatio">
        <source>shape</source>
        <translation>画幅</translation>
    </message>
    <message id="un.what.duration">
        <source>length</source>
        <translation>时长</translation>
    </message>
    <message id="un.what.negativePrompt">
        <source>avoid text</source>
        <translation>避免内容</translation>
    </message>
    <message id="un.what.promptText">
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message id="un.what.seed">
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message id="up.b">
        <source>You have version {version}. Nothing is installed by itself; the page in your browser has the new one.</source>
        <translation>当前版本为 {version}。不会自动安装，新版本可在浏览器打开的页面上获取。</translation>
    </message>
    <message id="up.failed">
        <source>Could not look for a newer version. Try again later.</source>
        <translation>无法检查新版本，请稍后再试。</translation>
    </message>
    <message id="up.go">
        <source>Open the page</source>
        <translation>打开页面</translation>
    </message>
    <message id="up.none">
        <source>You have the newest version, {version}</source>
        <translation>当前版本 {version} 已是最新</translation>
    </message>
    <message id="up.t">
        <source>Version {version} is available</source>
        <translation>有新版本 {version}</translation>
    </message>
    <message id="vars.label">
        <source>Variations</source>
        <translation>变体数量</translation>
    </message>
    <message id="vars.times">
        <source>×{n}</source>
        <translation>×{n}</translation>
    </message>
    <message id="view.back">
        <source>Gallery</source>
        <translation>作品</translation>
    </message>
    <message id="view.close">
        <source>Back to the gallery</source>
        <translation>返回作品</translation>
    </message>
    <message id="view.compare">
        <source>Compare with…</source>
        <translation>与其他片段对比…</translation>
    </message>
    <message id="view.compare.next">
        <source>Next clip</source>
        <translation>下一个片段</translation>
    </message>
    <message id="view.compare.prev">
        <source>Previous clip</source>
        <translation>上一个片段</translation>
    </message>
    <message id="view.copyfile">
        <source>Copy clip file</source>
        <translation>复制片段文件</translation>
    </message>
    <message id="view.copyseed">
        <source>Copy seed</source>
        <translation>复制种子</translation>
    </message>
    <message id="view.cost">
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message id="view.created">
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message id="view.drag">
        <source>Drag the clip into another app</source>
        <translation>把片段拖到其他应用</translation>
    </message>
    <message id="view.file">
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message id="view.filesize">
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message id="view.fps">
        <source>{n} fps</source>
        <translation>{n} 帧/秒</translation>
    </message>
    <message id="view.frame">
        <source>frame {i} of {n}</source>
        <translation>第 {i} 帧，共 {n} 帧</translation>
    </message>
    <message id="view.frame.saved">
        <source>Frame saved as {file}. Show</source>
        <translation>已保存为 {file}。显示</translation>
    </message>
    <message id="view.full">
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message id="view.gone">
        <source>This clip’s file was moved or deleted. Its prompt and settings are still here.</source>
        <translation>片段文件已被移动或删除，提示词和设置仍在。</translation>
    </message>
    <message id="view.info">
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message id="view.locate">
        <source>Locate file…</source>
        <translation>定位文件…</translation>
    </message>
    <message id="view.locate.title">
        <source>Where is this clip now?</source>
        <translation>这个片段现在在哪里？</translation>
    </message>
    <message id="view.located">
        <source>Clip found. It is in the library again.</source>
        <translation>已找到片段，它已回到作品库。</translation>
    </message>
    <message id="view.loop">
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message id="view.missing">
        <source>This clip’s file was moved or deleted. Its prompt and settings are still here. Locate file… or Remix.</source>
        <translation>片段文件已被移动或删除，提示词和设置仍在。可以定位文件…，或再创作。</translation>
    </message>
    <message id="view.moment">
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message id="view.mute">
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message id="view.next">
        <source>Next clip</source>
        <translation>下一个片段</translation>
    </message>
    <message id="view.nextf">
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message id="view.nocost">
        <source>No cost</source>
        <translation>不计费</translation>
    </message>
    <message id="view.noticed">
        <source>Image {images}: {remark}</source>
        <translation>第 {images} 张：{remark}</translation>
    </message>
    <message id="view.of">
        <source>{i} of {n}</source>
        <translation>第 {i} 个，共 {n} 个</translation>
    </message>
    <message id="view.page">
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
    <message id="view.pause">
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message id="view.play">
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message id="view.position">
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message id="view.prev">
        <source>Previous clip</source>
        <translation>上一个片段</translation>
    </message>
    <message id="view.prevf">
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message id="view.prompt">
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message id="view.remix.all">
        <source>Everything</source>
        <translation>全部内容</translation>
    </message>
    <message id="view.remix.more">
        <source>More ways to remix</source>
        <translation>更多再创作方式</translation>
    </message>
    <message id="view.remix.noseed">
        <source>Everything but the seed</source>
        <translation>除种子以外的全部内容</translation>
    </message>
    <message id="view.remix.prompt">
        <source>Prompt only</source>
        <translation>仅提示词</translation>
    </message>
    <message id="view.remix.seed">
        <source>Seed only</source>
        <translation>仅种子</translation>
    </message>
    <message id="view.reqid">
        <source>Request ID</source>
        <translation>请求编号</translation>
    </message>
    <message id="view.s">
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message id="view.show">
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message id="view.sound">
        <source>Unmute</source>
        <translation>取消静音</translation>
    </message>
    <message id="view.speed">
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message id="view.stage">
        <source>Clip, {prompt}</source>
        <translation>片段，{prompt}</translation>
    </message>
    <message id="view.took">
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message id="view.took.min">
        <source>{m} min {s} s</source>
        <translation>{m} 分 {s} 秒</translation>
    </message>
    <message id="view.unplayable">
        <source>This clip cannot be played here. Its file is in the library folder.</source>
        <translation>此处无法播放该片段。文件在作品库文件夹中。</translation>
    </message>
    <message id="view.vars">
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message id="view.volume">
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message id="warn.bad">
        <source>Image {n} cannot be read.</source>
        <translation>第 {n} 张图片无法读取。</translation>
    </message>
    <message id="warn.bad.tag">
        <source>Can’t read</source>
        <translation>无法读取</translation>
    </message>
    <message id="warn.bad.tip">
        <source>It may be damaged or still downloading. Your other images are fine.</source>
        <translation>可能已损坏或仍在下载。其他图片不受影响。</translation>
    </message>
    <message id="warn.convert">
        <source>Image {n} will be converted from {ext} to PNG.</source>
        <translation>第 {n} 张图片会从 {ext} 转换为 PNG。</translation>
    </message>
    <message id="warn.convert.jpeg">
        <source>Image {n} will be converted from {ext} to JPEG.</source>
        <translation>第 {n} 张图片会从 {ext} 转换为 JPEG。</translation>
    </message>
    <message id="warn.convert.tag">
        <source>Converted</source>
        <translation>将转换</translation>
    </message>
    <message id="warn.convert.tip">
        <source>Only the uploaded copy is converted. Your file is not changed.</source>
        <translation>只转换上传的副本，原文件不变。</translation>
    </message>
    <message id="warn.doubt">
        <source>Image {n}: {reason}. It is tried again before it is sent.</source>
        <translation>第 {n} 张：{reason}。发送前会再试一次。</translation>
    </message>
    <message id="warn.doubt.tag">
        <source>Not open yet</source>
        <translation>暂未打开</translation>
    </message>
    <message id="warn.doubt.tip">
        <source>Nothing is sent while a link does not open.</source>
        <translation>链接打不开时，不会发送任何内容。</translation>
    </message>
    <message id="warn.dup">
        <source>Images {a} and {b} are the same picture.</source>
        <translation>第 {a} 张和第 {b} 张是同一张图片。</translation>
    </message>
    <message id="warn.dup.tag">
        <source>Same picture</source>
        <translation>重复</translation>
    </message>
    <message id="warn.gone">
        <source>Image {n} is no longer in its folder. Locate it or remove it.</source>
        <translation>第 {n} 张图片已不在原文件夹。请重新定位或移除。</translation>
    </message>
    <message id="warn.gone.tag">
        <source>Moved</source>
        <translation>已移走</translation>
    </message>
    <message id="warn.link">
        <source>The link for image {n} asks for a sign-in, so RunComfy cannot open it. Save the picture and add the file.</source>
        <translation>第 {n} 张图片的链接需要登录，RunComfy 无法打开。请把图片存到电脑后再添加。</translation>
    </message>
    <message id="warn.link.tag">
        <source>Sign-in</source>
        <translation>需登录</translation>
    </message>
    <message id="warn.linksonly">
        <source>Image {n} is on this computer, and your upload host takes web links only.</source>
        <translation>第 {n} 张在本机上，而你的图床只接受网页链接。</translation>
    </message>
    <message id="warn.linksonly.tag">
        <source>Needs a host</source>
        <translation>需要图床</translation>
    </message>
    <message id="warn.locate">
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message id="warn.needhost">
        <source>Image {n} is on this computer. Choose an upload host.</source>
        <translation>第 {n} 张在本机上。请选择图床。</translation>
    </message>
    <message id="warn.notallowed">
        <source>Image {n}: {reason}.</source>
        <translation>第 {n} 张：{reason}。</translation>
    </message>
    <message id="warn.notallowed.tag">
        <source>Bad link</source>
        <translation>链接不可用</translation>
    </message>
    <message id="warn.notkept">
        <source>Image {n} could not be kept: {reason}</source>
        <translation>第 {n} 张图片无法保存：{reason}</translation>
    </message>
    <message id="warn.notkept.tag">
        <source>Not kept</source>
        <translation>未保存</translation>
    </message>
    <message id="warn.reduce">
        <source>Image {n} is {size}; will be reduced to fit 50 MB.</source>
        <translation>第 {n} 张为 {size}，将缩小到 50 MB 以内。</translation>
    </message>
    <message id="warn.reduce.tag">
        <source>Will shrink</source>
        <translation>将缩小</translation>
    </message>
    <message id="warn.reduce.tag2">
        <source>{size} → 50 MB</source>
        <translation>{size} → 50 MB</translation>
    </message>
    <message id="warn.reduce.tip">
        <source>Only the uploaded copy is reduced. Your file is not changed.</source>
        <translation>只缩小上传的副本，原文件不变。</translation>
    </message>
    <message id="warn.replace">
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message id="warn.small">
        <source>Image {n} is small ({w} × {h}); may look soft.</source>
        <translation>第 {n} 张较小（{w} × {h}），可能不够清晰。</translation>
    </message>
    <message id="warn.small.tag">
        <source>Small</source>
        <translation>偏小</translation>
    </message>
    <message id="warn.toolarge">
        <source>Image {n} is too large to read (over 100 megapixels or 500 MB).</source>
        <translation>第 {n} 张图片过大，无法读取（超过 1 亿像素或 500 MB）。</translation>
    </message>
    <message id="warn.toolarge.tag">
        <source>Too large</source>
        <translation>过大</translation>
    </message>
    <message id="deck.digest">
        <source>22f448b20cf35fd4</source>
        <extracomment>Not a text: tells what this file was made from.</extracomment>
        <translation>22f448b20cf35fd4</translation>
    </message>
</context>
</TS>
