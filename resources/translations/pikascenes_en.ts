<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message id="ab.copied">
        <source>Copied, without keys, signed links or your name.</source>
        <translation>Copied, without keys, signed links or your name.</translation>
    </message>
    <message id="ab.copy">
        <source>Copy diagnostics</source>
        <translation>Copy diagnostics</translation>
    </message>
    <message id="ab.independent">
        <source>An independent client for RunComfy’s pika/pikascenes. It is not made by Pika or RunComfy.</source>
        <translation>An independent client for RunComfy’s pika/pikascenes. It is not made by Pika or RunComfy.</translation>
    </message>
    <message id="ab.licence">
        <source>Free software under the GPL, version 3 or later. It comes without any warranty.</source>
        <translation>Free software under the GPL, version 3 or later. It comes without any warranty.</translation>
    </message>
    <message id="ab.licences">
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message id="ab.no.text">
        <source>This component comes without a text of its own; the name of its licence is above.</source>
        <translation>This component comes without a text of its own; the name of its licence is above.</translation>
    </message>
    <message id="ab.text">
        <source>Licence of {name}</source>
        <translation>Licence of {name}</translation>
    </message>
    <message id="ab.version">
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message id="ac.balance">
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message id="ac.balance.again">
        <source>Check the balance</source>
        <translation>Check the balance</translation>
    </message>
    <message id="ac.balance.asking">
        <source>Asking RunComfy…</source>
        <translation>Asking RunComfy…</translation>
    </message>
    <message id="ac.balance.is">
        <source>{money} · checked {time}</source>
        <translation>{money} · checked {time}</translation>
    </message>
    <message id="ac.balance.unknown">
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
    <message id="ac.check">
        <source>Check key</source>
        <translation>Check key</translation>
    </message>
    <message id="ac.hide">
        <source>Hide key</source>
        <translation>Hide key</translation>
    </message>
    <message id="ac.key.dots">
        <source>Key ending in {last}</source>
        <translation>Key ending in {last}</translation>
    </message>
    <message id="ac.key.none">
        <source>No key yet.</source>
        <translation>No key yet.</translation>
    </message>
    <message id="ac.key.store">
        <source>Kept in {store}. Sent only to RunComfy.</source>
        <translation>Kept in {store}. Sent only to RunComfy.</translation>
    </message>
    <message id="ac.key.t">
        <source>API key</source>
        <translation>API key</translation>
    </message>
    <message id="ac.practice">
        <source>Practice mode</source>
        <translation>Practice mode</translation>
    </message>
    <message id="ac.practice.b">
        <source>Local previews only. Nothing is uploaded or charged.</source>
        <translation>Local previews only. Nothing is uploaded or charged.</translation>
    </message>
    <message id="ac.price">
        <source>One clip costs {price}.</source>
        <translation>One clip costs {price}.</translation>
    </message>
    <message id="ac.remove">
        <source>Remove key from this computer</source>
        <translation>Remove key from this computer</translation>
    </message>
    <message id="ac.removed">
        <source>The key was removed from this computer. Practice mode is on.</source>
        <translation>The key was removed from this computer. Practice mode is on.</translation>
    </message>
    <message id="ac.replace">
        <source>Replace key…</source>
        <translation>Replace key…</translation>
    </message>
    <message id="ac.save">
        <source>Save key</source>
        <translation>Save key</translation>
    </message>
    <message id="ac.session">
        <source>Use for this session only</source>
        <translation>Use for this session only</translation>
    </message>
    <message id="ac.session.ok">
        <source>The key is used until you quit; it is kept nowhere.</source>
        <translation>The key is used until you quit; it is kept nowhere.</translation>
    </message>
    <message id="act.compare">
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message id="act.copyid">
        <source>Copy request ID</source>
        <translation>Copy request ID</translation>
    </message>
    <message id="act.copyprompt">
        <source>Copy prompt</source>
        <translation>Copy prompt</translation>
    </message>
    <message id="act.delete">
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message id="act.export">
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message id="act.fav">
        <source>Favourite</source>
        <translation>Favourite</translation>
    </message>
    <message id="act.frame">
        <source>Save frame</source>
        <translation>Save frame</translation>
    </message>
    <message id="act.open">
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message id="act.paste">
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message id="act.remix">
        <source>Remix</source>
        <translation>Remix</translation>
    </message>
    <message id="act.reveal.linux">
        <source>Show in folder</source>
        <translation>Show in folder</translation>
    </message>
    <message id="act.reveal.mac">
        <source>Show in Finder</source>
        <translation>Show in Finder</translation>
    </message>
    <message id="act.reveal.win">
        <source>Show in Explorer</source>
        <translation>Show in Explorer</translation>
    </message>
    <message id="act.undo">
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message id="act.unfav">
        <source>Remove favourite</source>
        <translation>Remove favourite</translation>
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
        <translation>Avoid</translation>
    </message>
    <message id="avoid.ph">
        <source>What you don’t want to see: blur, text, extra limbs</source>
        <translation>What you don’t want to see: blur, text, extra limbs</translation>
    </message>
    <message id="ax.blocked">
        <source>Cannot generate yet: {reason}</source>
        <translation>Cannot generate yet: {reason}</translation>
    </message>
    <message id="ax.can">
        <source>Can be cancelled</source>
        <translation>Can be cancelled</translation>
    </message>
    <message id="ax.chip">
        <source>{name}, {n}</source>
        <translation>{name}, {n}</translation>
    </message>
    <message id="ax.clip">
        <source>Clip, {prompt}, {r}, {s} seconds, {date}. {fav}</source>
        <translation>Clip, {prompt}, {r}, {s} seconds, {date}. {fav}</translation>
    </message>
    <message id="ax.composer">
        <source>Scene composer</source>
        <translation>Scene composer</translation>
    </message>
    <message id="ax.gallery" numerus="yes">
        <source>Gallery, {n} items</source>
        <translation>
            <numerusform>Gallery, 1 item</numerusform>
            <numerusform>Gallery, {n} items</numerusform>
        </translation>
    </message>
    <message id="ax.gen" numerus="yes">
        <source>Generate {n} clips, {m} paid requests</source>
        <translation>
            <numerusform>Generate 1 clip, 1 paid request</numerusform>
            <numerusform>Generate {n} clips, {m} paid requests</numerusform>
        </translation>
    </message>
    <message id="ax.job">
        <source>{stage}, step {i} of 5, {prompt}. {cancel}</source>
        <translation>{stage}, step {i} of 5, {prompt}. {cancel}</translation>
    </message>
    <message id="ax.moved">
        <source>Moved to place {i}</source>
        <translation>Moved to place {i}</translation>
    </message>
    <message id="ax.scrub">
        <source>Position {t} of {total}</source>
        <translation>Position {t} of {total}</translation>
    </message>
    <message id="ax.shape">
        <source>Shape {r}, {orientation}</source>
        <translation>Shape {r}, {orientation}</translation>
    </message>
    <message id="ax.sort">
        <source>Sort: {order}</source>
        <translation>Sort: {order}</translation>
    </message>
    <message id="ax.square">
        <source>square</source>
        <translation>square</translation>
    </message>
    <message id="ax.tall">
        <source>tall</source>
        <translation>tall</translation>
    </message>
    <message id="ax.tile">
        <source>Ingredient {i} of {n}, {file}, {w} by {h}. {warning}</source>
        <translation>Ingredient {i} of {n}, {file}, {w} by {h}. {warning}</translation>
    </message>
    <message id="ax.tile.empty">
        <source>Empty ingredient place {i}. Press Enter to choose a file</source>
        <translation>Empty ingredient place {i}. Press Enter to choose a file</translation>
    </message>
    <message id="ax.tile.link">
        <source>Ingredient {i} of {n}, web link {file}. {warning}</source>
        <translation>Ingredient {i} of {n}, web link {file}. {warning}</translation>
    </message>
    <message id="ax.vars">
        <source>Variations, {n} of 4</source>
        <translation>Variations, {n} of 4</translation>
    </message>
    <message id="ax.wide">
        <source>wide</source>
        <translation>wide</translation>
    </message>
    <message id="ban.account" numerus="yes">
        <source>{n} waiting clips were accepted with another key. They are not sent unless you say so.</source>
        <translation>
            <numerusform>1 waiting clip was accepted with another key. It is not sent unless you say so.</numerusform>
            <numerusform>{n} waiting clips were accepted with another key. They are not sent unless you say so.</numerusform>
        </translation>
    </message>
    <message id="ban.account.go">
        <source>Decide…</source>
        <translation>Decide…</translation>
    </message>
    <message id="ban.disk">
        <source>This disk is almost full ({size} left). Downloads pause until there is room; nothing is deleted.</source>
        <translation>This disk is almost full ({size} left). Downloads pause until there is room; nothing is deleted.</translation>
    </message>
    <message id="ban.dismiss">
        <source>Dismiss banner</source>
        <translation>Dismiss banner</translation>
    </message>
    <message id="ban.host">
        <source>Your upload host needs attention. Nothing was sent; your scenes are kept.</source>
        <translation>Your upload host needs attention. Nothing was sent; your scenes are kept.</translation>
    </message>
    <message id="ban.host.go">
        <source>Open settings</source>
        <translation>Open settings</translation>
    </message>
    <message id="ban.key" numerus="yes">
        <source>RunComfy did not accept your API key. Nothing was sent; your scene and {n} waiting clips are kept.</source>
        <translation>
            <numerusform>RunComfy did not accept your API key. Nothing was sent; your scene and 1 waiting clip are kept.</numerusform>
            <numerusform>RunComfy did not accept your API key. Nothing was sent; your scene and {n} waiting clips are kept.</numerusform>
        </translation>
    </message>
    <message id="ban.key.go">
        <source>Replace key</source>
        <translation>Replace key</translation>
    </message>
    <message id="ban.library">
        <source>The library folder cannot be found. Is its drive connected? Your clips are not deleted.</source>
        <translation>The library folder cannot be found. Is its drive connected? Your clips are not deleted.</translation>
    </message>
    <message id="ban.library.go">
        <source>Locate…</source>
        <translation>Locate…</translation>
    </message>
    <message id="ban.lost" numerus="yes">
        <source>Your history lost {n} requests that RunComfy received. Fetching their clips sends no new request.</source>
        <translation>
            <numerusform>Your history lost 1 request that RunComfy received. Fetching its clip sends no new request.</numerusform>
            <numerusform>Your history lost {n} requests that RunComfy received. Fetching their clips sends no new request.</numerusform>
        </translation>
    </message>
    <message id="ban.lost.go">
        <source>Fetch</source>
        <translation>Fetch</translation>
    </message>
    <message id="ban.model">
        <source>RunComfy now describes this model differently. What still fits works as before; an update of this app may know more.</source>
        <translation>RunComfy now describes this model differently. What still fits works as before; an update of this app may know more.</translation>
    </message>
    <message id="ban.more" numerus="yes">
        <source>{n} more</source>
        <translation>
            <numerusform>1 more</numerusform>
            <numerusform>{n} more</numerusform>
        </translation>
    </message>
    <message id="ban.offline">
        <source>You’re offline. Clips already with RunComfy keep going, and nothing here is lost. We’ll collect them when you’re back.</source>
        <translation>You’re offline. Clips already with RunComfy keep going, and nothing here is lost. We’ll collect them when you’re back.</translation>
    </message>
    <message id="ban.practice">
        <source>Practice mode: no key, no cost; clips are local previews, not Pika</source>
        <translation>Practice mode: no key, no cost; clips are local previews, not Pika</translation>
    </message>
    <message id="ban.practice.go">
        <source>Connect RunComfy</source>
        <translation>Connect RunComfy</translation>
    </message>
    <message id="ban.receipt">
        <source>Could not write down the request ID {id}. Copy it now: it is the only proof that RunComfy has this clip.</source>
        <translation>Could not write down the request ID {id}. Copy it now: it is the only proof that RunComfy has this clip.</translation>
    </message>
    <message id="ban.server">
        <source>RunComfy is having trouble right now. Your clips stay in line; we try again in {t}.</source>
        <translation>RunComfy is having trouble right now. Your clips stay in line; we try again in {t}.</translation>
    </message>
    <message id="bug.b">
        <source>It goes on working. Details are in the log folder.</source>
        <translation>It goes on working. Details are in the log folder.</translation>
    </message>
    <message id="bug.t">
        <source>Something went wrong in this app</source>
        <translation>Something went wrong in this app</translation>
    </message>
    <message id="card.ask">
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message id="card.copy">
        <source>Copy details</source>
        <translation>Copy details</translation>
    </message>
    <message id="card.details">
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message id="card.dismiss">
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message id="card.done">
        <source>Clip ready: {title}</source>
        <translation>Clip ready: {title}</translation>
    </message>
    <message id="card.fetched">
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message id="card.menu">
        <source>More actions</source>
        <translation>More actions</translation>
    </message>
    <message id="card.noprompt">
        <source>No prompt</source>
        <translation>No prompt</translation>
    </message>
    <message id="card.practice">
        <source>Practice</source>
        <translation>Practice</translation>
    </message>
    <message id="card.retry">
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message id="card.select">
        <source>Select</source>
        <translation>Select</translation>
    </message>
    <message id="card.var">
        <source>Variation {n}</source>
        <translation>Variation {n}</translation>
    </message>
    <message id="card.waits.b">
        <source>Its scene is kept. Decide how to go on.</source>
        <translation>Its scene is kept. Decide how to go on.</translation>
    </message>
    <message id="clip.ask.b">
        <source>It takes the place of the scene you are working on. Undo brings that back.</source>
        <translation>It takes the place of the scene you are working on. Undo brings that back.</translation>
    </message>
    <message id="clip.ask.go">
        <source>Open scene</source>
        <translation>Open scene</translation>
    </message>
    <message id="clip.ask.t">
        <source>Open this clip’s scene?</source>
        <translation>Open this clip’s scene?</translation>
    </message>
    <message id="cmp.diff">
        <source>Differences</source>
        <translation>Differences</translation>
    </message>
    <message id="cmp.divider">
        <source>Divider between A and B</source>
        <translation>Divider between A and B</translation>
    </message>
    <message id="cmp.mode">
        <source>View</source>
        <translation>View</translation>
    </message>
    <message id="cmp.others">
        <source>different pictures</source>
        <translation>different pictures</translation>
    </message>
    <message id="cmp.remix">
        <source>Remix {side}</source>
        <translation>Remix {side}</translation>
    </message>
    <message id="cmp.side">
        <source>Side by side</source>
        <translation>Side by side</translation>
    </message>
    <message id="cmp.side.name">
        <source>Clip {side}, {prompt}</source>
        <translation>Clip {side}, {prompt}</translation>
    </message>
    <message id="cmp.swap">
        <source>Swap A and B</source>
        <translation>Swap A and B</translation>
    </message>
    <message id="cmp.sync">
        <source>Play together</source>
        <translation>Play together</translation>
    </message>
    <message id="cmp.title">
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message id="cmp.wipe">
        <source>Wipe</source>
        <translation>Wipe</translation>
    </message>
    <message id="co.body">
        <source>Every host this app has contacted since it was started, and why. This list is kept in memory only.</source>
        <translation>Every host this app has contacted since it was started, and why. This list is kept in memory only.</translation>
    </message>
    <message id="co.bytes">
        <source>{up} up, {down} down</source>
        <translation>{up} up, {down} down</translation>
    </message>
    <message id="co.copy">
        <source>Copy list</source>
        <translation>Copy list</translation>
    </message>
    <message id="co.direct">
        <source>no proxy</source>
        <translation>no proxy</translation>
    </message>
    <message id="co.failed">
        <source>{n} without an answer</source>
        <translation>{n} without an answer</translation>
    </message>
    <message id="co.none">
        <source>Nothing has been contacted yet.</source>
        <translation>Nothing has been contacted yet.</translation>
    </message>
    <message id="co.proxy">
        <source>through {proxy}</source>
        <translation>through {proxy}</translation>
    </message>
    <message id="co.requests" numerus="yes">
        <source>{n} requests</source>
        <translation>
            <numerusform>1 request</numerusform>
            <numerusform>{n} requests</numerusform>
        </translation>
    </message>
    <message id="co.since">
        <source>Since {time}</source>
        <translation>Since {time}</translation>
    </message>
    <message id="co.title">
        <source>Connections since the start</source>
        <translation>Connections since the start</translation>
    </message>
    <message id="co.why.clips">
        <source>Downloading finished clips</source>
        <translation>Downloading finished clips</translation>
    </message>
    <message id="co.why.images">
        <source>Uploading images, and deleting them again</source>
        <translation>Uploading images, and deleting them again</translation>
    </message>
    <message id="co.why.links">
        <source>Checking that image links open</source>
        <translation>Checking that image links open</translation>
    </message>
    <message id="co.why.service">
        <source>Making clips: requests, their state and the price</source>
        <translation>Making clips: requests, their state and the price</translation>
    </message>
    <message id="co.why.updates">
        <source>Looking for a newer version</source>
        <translation>Looking for a newer version</translation>
    </message>
    <message id="comp.clear">
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message id="comp.cleared">
        <source>Scene cleared</source>
        <translation>Scene cleared</translation>
    </message>
    <message id="comp.remix">
        <source>Remix of “{title}”</source>
        <translation>Remix of “{title}”</translation>
    </message>
    <message id="comp.remixed">
        <source>Scene copied from the clip</source>
        <translation>Scene copied from the clip</translation>
    </message>
    <message id="comp.sampled">
        <source>Sample scene loaded</source>
        <translation>Sample scene loaded</translation>
    </message>
    <message id="comp.title">
        <source>New scene</source>
        <translation>New scene</translation>
    </message>
    <message id="day.clips" numerus="yes">
        <source>{n} clips</source>
        <translation>
            <numerusform>1 clip</numerusform>
            <numerusform>{n} clips</numerusform>
        </translation>
    </message>
    <message id="day.today">
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message id="day.yesterday">
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message id="dl.big.b" numerus="yes">
        <source>That is {n} paid requests. Waiting clips can be cancelled; started ones cannot.</source>
        <translation>
            <numerusform>That is 1 paid request. A waiting clip can be cancelled; a started one cannot.</numerusform>
            <numerusform>That is {n} paid requests. Waiting clips can be cancelled; started ones cannot.</numerusform>
        </translation>
    </message>
    <message id="dl.big.skip">
        <source>Don’t ask again</source>
        <translation>Don’t ask again</translation>
    </message>
    <message id="dl.big.t" numerus="yes">
        <source>Send {n} clips?</source>
        <translation>
            <numerusform>Send 1 clip?</numerusform>
            <numerusform>Send {n} clips?</numerusform>
        </translation>
    </message>
    <message id="dl.cancel">
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message id="dl.close">
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message id="dl.delete.b">
        <source>Their files go to the Recycle Bin (Trash on Mac). The images you used are not touched.</source>
        <translation>Their files go to the Recycle Bin (Trash on Mac). The images you used are not touched.</translation>
    </message>
    <message id="dl.delete.go">
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message id="dl.delete.t" numerus="yes">
        <source>Delete {n} clips?</source>
        <translation>
            <numerusform>Delete 1 clip?</numerusform>
            <numerusform>Delete {n} clips?</numerusform>
        </translation>
    </message>
    <message id="dl.quit.b">
        <source>RunComfy keeps working on {n}; we collect them next time. {m} not yet sent will wait for you.</source>
        <translation>RunComfy keeps working on {n}; we collect them next time. {m} not yet sent will wait for you.</translation>
    </message>
    <message id="dl.quit.go">
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message id="dl.quit.sent" numerus="yes">
        <source>RunComfy keeps working on {n}; we collect them next time.</source>
        <translation>
            <numerusform>RunComfy keeps working on 1; we collect it next time.</numerusform>
            <numerusform>RunComfy keeps working on {n}; we collect them next time.</numerusform>
        </translation>
    </message>
    <message id="dl.quit.t">
        <source>Clips are still running</source>
        <translation>Clips are still running</translation>
    </message>
    <message id="dl.quit.unsent">
        <source>{m} not yet sent will wait for you.</source>
        <translation>{m} not yet sent will wait for you.</translation>
    </message>
    <message id="dl.stay">
        <source>Stay</source>
        <translation>Stay</translation>
    </message>
    <message id="dl.waiting.b" numerus="yes">
        <source>They were accepted earlier but not sent yet. Each is a paid request. Nothing is sent until you say so.</source>
        <translation>
            <numerusform>It was accepted earlier but not sent yet. It is a paid request. Nothing is sent until you say so.</numerusform>
            <numerusform>They were accepted earlier but not sent yet. Each is a paid request. Nothing is sent until you say so.</numerusform>
        </translation>
    </message>
    <message id="dl.waiting.go">
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message id="dl.waiting.key" numerus="yes">
        <source>The key has changed since: {n} of them are paid for by the account of the key ending in {last}.</source>
        <translation>
            <numerusform>The key has changed since: one is paid for by the account of the key ending in {last}.</numerusform>
            <numerusform>The key has changed since: {n} of them are paid for by the account of the key ending in {last}.</numerusform>
        </translation>
    </message>
    <message id="dl.waiting.practice" numerus="yes">
        <source>They were accepted earlier but not made yet. They are practice clips: nothing is charged.</source>
        <translation>
            <numerusform>It was accepted earlier but not made yet. It is a practice clip: nothing is charged.</numerusform>
            <numerusform>They were accepted earlier but not made yet. They are practice clips: nothing is charged.</numerusform>
        </translation>
    </message>
    <message id="dl.waiting.t" numerus="yes">
        <source>Send {n} waiting clips?</source>
        <translation>
            <numerusform>Send 1 waiting clip?</numerusform>
            <numerusform>Send {n} waiting clips?</numerusform>
        </translation>
    </message>
    <message id="drop.bad">
        <source>These files are not pictures we can read</source>
        <translation>These files are not pictures we can read</translation>
    </message>
    <message id="drop.clip">
        <source>Drop to open this clip’s scene</source>
        <translation>Drop to open this clip’s scene</translation>
    </message>
    <message id="drop.closed">
        <source>The folder “{folder}” cannot be opened. Nothing was added from it.</source>
        <translation>The folder “{folder}” cannot be opened. Nothing was added from it.</translation>
    </message>
    <message id="drop.empty">
        <source>There are no pictures we can read in this folder</source>
        <translation>There are no pictures we can read in this folder</translation>
    </message>
    <message id="drop.folder">
        <source>Drop to add the pictures in this folder</source>
        <translation>Drop to add the pictures in this folder</translation>
    </message>
    <message id="drop.full">
        <source>There is no room for more images</source>
        <translation>There is no room for more images</translation>
    </message>
    <message id="drop.rest">
        <source>{n} will not fit: a scene holds 6</source>
        <translation>{n} will not fit: a scene holds 6</translation>
    </message>
    <message id="drop.some" numerus="yes">
        <source>{n} files are not pictures we can read; they were not added.</source>
        <translation>
            <numerusform>1 file is not a picture we can read; it was not added.</numerusform>
            <numerusform>{n} files are not pictures we can read; they were not added.</numerusform>
        </translation>
    </message>
    <message id="drop.title" numerus="yes">
        <source>Drop to add {n} images</source>
        <translation>
            <numerusform>Drop to add 1 image</numerusform>
            <numerusform>Drop to add {n} images</numerusform>
        </translation>
    </message>
    <message id="e.already_running.b">
        <source>Another copy holds this library. Use that window, or close it first.</source>
        <translation>Another copy holds this library. Use that window, or close it first.</translation>
    </message>
    <message id="e.already_running.t">
        <source>PikaScenes is already open</source>
        <translation>PikaScenes is already open</translation>
    </message>
    <message id="e.api_base_invalid.b">
        <source>It must begin with https. Nothing was changed.</source>
        <translation>It must begin with https. Nothing was changed.</translation>
    </message>
    <message id="e.api_base_invalid.t">
        <source>This service address cannot be used</source>
        <translation>This service address cannot be used</translation>
    </message>
    <message id="e.archive_invalid.b">
        <source>{file}: {reason}. Nothing was changed.</source>
        <translation>{file}: {reason}. Nothing was changed.</translation>
    </message>
    <message id="e.archive_invalid.t">
        <source>That is not a history this app can read</source>
        <translation>That is not a history this app can read</translation>
    </message>
    <message id="e.bin_not_emptied.b">
        <source>Your computer did not take them, so they are still here. Close what has them open, then try again.</source>
        <translation>Your computer did not take them, so they are still here. Close what has them open, then try again.</translation>
    </message>
    <message id="e.bin_not_emptied.t">
        <source>Some files could not leave the bin</source>
        <translation>Some files could not leave the bin</translation>
    </message>
    <message id="e.captive_portal.b">
        <source>No clip was requested; your scene is kept. This network may want you to sign in first: open any website, then try again. If that is not it, check the host’s address.</source>
        <translation>No clip was requested; your scene is kept. This network may want you to sign in first: open any website, then try again. If that is not it, check the host’s address.</translation>
    </message>
    <message id="e.captive_portal.t">
        <source>{host} answered with a web page</source>
        <translation>{host} answered with a web page</translation>
    </message>
    <message id="e.certificate_file_broken.b">
        <source>{variable} points at {file}, which cannot be read. Nothing was sent. Correct or remove the setting.</source>
        <translation>{variable} points at {file}, which cannot be read. Nothing was sent. Correct or remove the setting.</translation>
    </message>
    <message id="e.certificate_file_broken.t">
        <source>A certificate file cannot be read</source>
        <translation>A certificate file cannot be read</translation>
    </message>
    <message id="e.clip_missing.b">
        <source>It was moved or deleted. The clip’s prompt and settings are still here. Locate the file, or remix.</source>
        <translation>It was moved or deleted. The clip’s prompt and settings are still here. Locate the file, or remix.</translation>
    </message>
    <message id="e.clip_missing.t">
        <source>The file “{file}” is not there</source>
        <translation>The file “{file}” is not there</translation>
    </message>
    <message id="e.deletion_impossible.b">
        <source>Nothing was changed. Delete it on the host’s own page, or wait until it goes by itself.</source>
        <translation>Nothing was changed. Delete it on the host’s own page, or wait until it goes by itself.</translation>
    </message>
    <message id="e.deletion_impossible.t">
        <source>“{name}” lets no app delete this image</source>
        <translation>“{name}” lets no app delete this image</translation>
    </message>
    <message id="e.disk_full.b">
        <source>Nothing is deleted. Free some space, then try again.</source>
        <translation>Nothing is deleted. Free some space, then try again.</translation>
    </message>
    <message id="e.disk_full.t">
        <source>No room left on the disk</source>
        <translation>No room left on the disk</translation>
    </message>
    <message id="e.error.b">
        <source>Nothing of yours is lost. Details are in the log folder.</source>
        <translation>Nothing of yours is lost. Details are in the log folder.</translation>
    </message>
    <message id="e.error.t">
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message id="e.export_failed.b">
        <source>The clip itself is safe, and nothing half-made was left behind. Try another folder or format.</source>
        <translation>The clip itself is safe, and nothing half-made was left behind. Try another folder or format.</translation>
    </message>
    <message id="e.export_failed.t">
        <source>“{file}” could not be made</source>
        <translation>“{file}” could not be made</translation>
    </message>
    <message id="e.fetch.t">
        <source>RunComfy could not open an image</source>
        <translation>RunComfy could not open an image</translation>
    </message>
    <message id="e.file_exists_already.b">
        <source>It was not changed. Choose another name, or replace it.</source>
        <translation>It was not changed. Choose another name, or replace it.</translation>
    </message>
    <message id="e.file_exists_already.t">
        <source>There is a file “{file}” already</source>
        <translation>There is a file “{file}” already</translation>
    </message>
    <message id="e.file_unusable.b">
        <source>{reason}. Nothing was changed. Choose another file or folder.</source>
        <translation>{reason}. Nothing was changed. Choose another file or folder.</translation>
    </message>
    <message id="e.file_unusable.t">
        <source>“{file}” could not be read or written</source>
        <translation>“{file}” could not be read or written</translation>
    </message>
    <message id="e.folder_unusable.b">
        <source>{reason}. Nothing was moved. Choose another folder.</source>
        <translation>{reason}. Nothing was moved. Choose another folder.</translation>
    </message>
    <message id="e.folder_unusable.t">
        <source>The library cannot go there</source>
        <translation>The library cannot go there</translation>
    </message>
    <message id="e.history_damaged.b">
        <source>It is set aside as {kept_as}, and what could be read was kept. Your clips are safe in the library folder.</source>
        <translation>It is set aside as {kept_as}, and what could be read was kept. Your clips are safe in the library folder.</translation>
    </message>
    <message id="e.history_damaged.t">
        <source>The history was damaged</source>
        <translation>The history was damaged</translation>
    </message>
    <message id="e.history_too_large.b">
        <source>A file holds 50,000 clips and 64 MB. Nothing was written, and your history is as it was. To keep a copy, close the app and copy its data folder.</source>
        <translation>A file holds 50,000 clips and 64 MB. Nothing was written, and your history is as it was. To keep a copy, close the app and copy its data folder.</translation>
    </message>
    <message id="e.history_too_large.t">
        <source>The history is too large for one file</source>
        <translation>The history is too large for one file</translation>
    </message>
    <message id="e.history_too_new.b">
        <source>It was left untouched. Install the newer version of this app to go on.</source>
        <translation>It was left untouched. Install the newer version of this app to go on.</translation>
    </message>
    <message id="e.history_too_new.t">
        <source>The history is from a newer version</source>
        <translation>The history is from a newer version</translation>
    </message>
    <message id="e.history_unavailable.b">
        <source>Nothing was sent and nothing is lost. Make sure the disk has room and is not read-only, then try again.</source>
        <translation>Nothing was sent and nothing is lost. Make sure the disk has room and is not read-only, then try again.</translation>
    </message>
    <message id="e.history_unavailable.t">
        <source>The history cannot be written</source>
        <translation>The history cannot be written</translation>
    </message>
    <message id="e.host_answers_missing.b">
        <source>It asks for: {questions}. Nothing was changed. Answer, then add it again.</source>
        <translation>It asks for: {questions}. Nothing was changed. Answer, then add it again.</translation>
    </message>
    <message id="e.host_answers_missing.t">
        <source>This host needs an answer first</source>
        <translation>This host needs an answer first</translation>
    </message>
    <message id="e.host_bucket_missing.b">
        <source>The bucket “{bucket}” was not found. Nothing was uploaded. Check its name and region.</source>
        <translation>The bucket “{bucket}” was not found. Nothing was uploaded. Check its name and region.</translation>
    </message>
    <message id="e.host_bucket_missing.t">
        <source>The bucket was not found</source>
        <translation>The bucket was not found</translation>
    </message>
    <message id="e.host_clock_skewed.b">
        <source>The upload host refused the signature because of the time. Nothing was uploaded. Set the clock, then try again.</source>
        <translation>The upload host refused the signature because of the time. Nothing was uploaded. Set the clock, then try again.</translation>
    </message>
    <message id="e.host_clock_skewed.t">
        <source>This computer’s clock is off</source>
        <translation>This computer’s clock is off</translation>
    </message>
    <message id="e.host_excluded.b">
        <source>{reason}. Nothing was added. Choose another upload host.</source>
        <translation>{reason}. Nothing was added. Choose another upload host.</translation>
    </message>
    <message id="e.host_excluded.t">
        <source>{host} cannot be used here</source>
        <translation>{host} cannot be used here</translation>
    </message>
    <message id="e.host_file_invalid.b">
        <source>{file}: {reason}. Nothing was changed.</source>
        <translation>{file}: {reason}. Nothing was changed.</translation>
    </message>
    <message id="e.host_file_invalid.t">
        <source>This host file cannot be used</source>
        <translation>This host file cannot be used</translation>
    </message>
    <message id="e.host_folder_missing.b">
        <source>The upload host has no folder “{folder}” and would not make it. Nothing was uploaded. Make the folder there, or check its name.</source>
        <translation>The upload host has no folder “{folder}” and would not make it. Nothing was uploaded. Make the folder there, or check its name.</translation>
    </message>
    <message id="e.host_folder_missing.t">
        <source>The folder was not found</source>
        <translation>The folder was not found</translation>
    </message>
    <message id="e.host_full.b">
        <source>No clip was requested; your scene is kept. Delete something there, or use another upload host.</source>
        <translation>No clip was requested; your scene is kept. Delete something there, or use another upload host.</translation>
    </message>
    <message id="e.host_full.t">
        <source>The upload host “{name}” has no room left</source>
        <translation>The upload host “{name}” has no room left</translation>
    </message>
    <message id="e.host_in_use.b">
        <source>Clips that are not sent yet need it ({count}). Nothing was changed. Wait for them or cancel them, then try again.</source>
        <translation>Clips that are not sent yet need it ({count}). Nothing was changed. Wait for them or cancel them, then try again.</translation>
    </message>
    <message id="e.host_in_use.t">
        <source>“{name}” is still needed</source>
        <translation>“{name}” is still needed</translation>
    </message>
    <message id="e.host_missing.b">
        <source>Nothing was sent; your scene is kept. Choose an upload host in Settings.</source>
        <translation>Nothing was sent; your scene is kept. Choose an upload host in Settings.</translation>
    </message>
    <message id="e.host_missing.t">
        <source>Choose an upload host</source>
        <translation>Choose an upload host</translation>
    </message>
    <message id="e.host_not_exportable.b">
        <source>Only custom uploaders can be written to a file. Nothing was written.</source>
        <translation>Only custom uploaders can be written to a file. Nothing was written.</translation>
    </message>
    <message id="e.host_not_exportable.t">
        <source>“{name}” cannot be exported</source>
        <translation>“{name}” cannot be exported</translation>
    </message>
    <message id="e.host_rejected.b">
        <source>Nothing was uploaded; your scene is kept. Check the key ID and secret for stray spaces.</source>
        <translation>Nothing was uploaded; your scene is kept. Check the key ID and secret for stray spaces.</translation>
    </message>
    <message id="e.host_rejected.t">
        <source>The upload host did not accept its key</source>
        <translation>The upload host did not accept its key</translation>
    </message>
    <message id="e.host_setting_invalid.b">
        <source>{reason}. Nothing was changed.</source>
        <translation>{reason}. Nothing was changed.</translation>
    </message>
    <message id="e.host_setting_invalid.t">
        <source>Check “{setting}”</source>
        <translation>Check “{setting}”</translation>
    </message>
    <message id="e.image_missing.b">
        <source>{file} is no longer in its folder. Nothing was sent. Locate it or remove it.</source>
        <translation>{file} is no longer in its folder. Nothing was sent. Locate it or remove it.</translation>
    </message>
    <message id="e.image_missing.t">
        <source>An image is gone</source>
        <translation>An image is gone</translation>
    </message>
    <message id="e.image_too_large.b">
        <source>{file} is over 100 megapixels or 500 MB. Your file is not changed. Make a smaller copy and add that.</source>
        <translation>{file} is over 100 megapixels or 500 MB. Your file is not changed. Make a smaller copy and add that.</translation>
    </message>
    <message id="e.image_too_large.t">
        <source>An image is too large</source>
        <translation>An image is too large</translation>
    </message>
    <message id="e.image_unreadable.b">
        <source>{file} may be damaged or still downloading. Your other images are fine. Replace it or remove it.</source>
        <translation>{file} may be damaged or still downloading. Your other images are fine. Replace it or remove it.</translation>
    </message>
    <message id="e.image_unreadable.t">
        <source>An image cannot be read</source>
        <translation>An image cannot be read</translation>
    </message>
    <message id="e.imported_unfinished.b">
        <source>It came with an imported history, and nothing was sent from here. Look in your RunComfy generations.</source>
        <translation>It came with an imported history, and nothing was sent from here. Look in your RunComfy generations.</translation>
    </message>
    <message id="e.imported_unfinished.t">
        <source>Not finished where it came from</source>
        <translation>Not finished where it came from</translation>
    </message>
    <message id="e.key_changed.b">
        <source>Nothing was sent. Sent now, it is paid for by the account of the key in use.</source>
        <translation>Nothing was sent. Sent now, it is paid for by the account of the key in use.</translation>
    </message>
    <message id="e.key_changed.t">
        <source>Accepted with another key</source>
        <translation>Accepted with another key</translation>
    </message>
    <message id="e.key_invalid.b">
        <source>A key is one word of letters and digits. Nothing was changed. Copy all of it again.</source>
        <translation>A key is one word of letters and digits. Nothing was changed. Copy all of it again.</translation>
    </message>
    <message id="e.key_invalid.t">
        <source>That is not an API key</source>
        <translation>That is not an API key</translation>
    </message>
    <message id="e.key_missing.b">
        <source>Nothing was sent; your scene is kept. Add an API key in Settings.</source>
        <translation>Nothing was sent; your scene is kept. Add an API key in Settings.</translation>
    </message>
    <message id="e.key_missing.t">
        <source>Add your RunComfy key</source>
        <translation>Add your RunComfy key</translation>
    </message>
    <message id="e.key_rejected.b">
        <source>RunComfy did not accept this key. Nothing was sent. Check that all of it was copied, or make a new one on your profile page.</source>
        <translation>RunComfy did not accept this key. Nothing was sent. Check that all of it was copied, or make a new one on your profile page.</translation>
    </message>
    <message id="e.key_rejected.t">
        <source>Key not accepted</source>
        <translation>Key not accepted</translation>
    </message>
    <message id="e.key_store_dismissed.b">
        <source>Its prompt was closed without a password. Nothing was sent; your scene is kept. Try again and unlock {store}.</source>
        <translation>Its prompt was closed without a password. Nothing was sent; your scene is kept. Try again and unlock {store}.</translation>
    </message>
    <message id="e.key_store_dismissed.t">
        <source>The key store was not unlocked</source>
        <translation>The key store was not unlocked</translation>
    </message>
    <message id="e.key_store_slow.b">
        <source>{store} may be asking for its password behind another window. Nothing was sent; your scene is kept. Answer it, then try again.</source>
        <translation>{store} may be asking for its password behind another window. Nothing was sent; your scene is kept. Answer it, then try again.</translation>
    </message>
    <message id="e.key_store_slow.t">
        <source>The key store does not answer</source>
        <translation>The key store does not answer</translation>
    </message>
    <message id="e.key_store_unavailable.b">
        <source>{store} cannot be used, so nothing was kept. You can use the key for this session only.</source>
        <translation>{store} cannot be used, so nothing was kept. You can use the key for this session only.</translation>
    </message>
    <message id="e.key_store_unavailable.t">
        <source>No key store on this computer</source>
        <translation>No key store on this computer</translation>
    </message>
    <message id="e.library_busy.b">
        <source>Nothing was moved. Wait until they are saved, then move the library.</source>
        <translation>Nothing was moved. Wait until they are saved, then move the library.</translation>
    </message>
    <message id="e.library_busy.t">
        <source>Clips are on their way into the library</source>
        <translation>Clips are on their way into the library</translation>
    </message>
    <message id="e.library_unavailable.b">
        <source>Is its drive connected? Your clips are not deleted. Locate the folder, then try again.</source>
        <translation>Is its drive connected? Your clips are not deleted. Locate the folder, then try again.</translation>
    </message>
    <message id="e.library_unavailable.t">
        <source>The library folder cannot be used</source>
        <translation>The library folder cannot be used</translation>
    </message>
    <message id="e.limit_reached.b">
        <source>About {spent_usd} of your {limit_usd} is spent today. Nothing was sent; your scene is kept. Raise the limit in Settings, or wait until tomorrow.</source>
        <translation>About {spent_usd} of your {limit_usd} is spent today. Nothing was sent; your scene is kept. Raise the limit in Settings, or wait until tomorrow.</translation>
    </message>
    <message id="e.limit_reached.t">
        <source>This would pass today’s spending limit</source>
        <translation>This would pass today’s spending limit</translation>
    </message>
    <message id="e.link_not_allowed.b">
        <source>{reason}. Nothing was sent. Save the picture and add the file, or use another link.</source>
        <translation>{reason}. Nothing was sent. Save the picture and add the file, or use another link.</translation>
    </message>
    <message id="e.link_not_allowed.t">
        <source>This link cannot be used</source>
        <translation>This link cannot be used</translation>
    </message>
    <message id="e.link_not_open.b">
        <source>{reason}. Nothing was sent; your scene is kept. Test the upload host, or use another link, then try again.</source>
        <translation>{reason}. Nothing was sent; your scene is kept. Test the upload host, or use another link, then try again.</translation>
    </message>
    <message id="e.link_not_open.t">
        <source>Image {n} does not open from outside</source>
        <translation>Image {n} does not open from outside</translation>
    </message>
    <message id="e.model_retired.b">
        <source>Nothing was sent; your scenes and clips are kept. Look for a newer version of this app.</source>
        <translation>Nothing was sent; your scenes and clips are kept. Look for a newer version of this app.</translation>
    </message>
    <message id="e.model_retired.t">
        <source>RunComfy no longer offers this model</source>
        <translation>RunComfy no longer offers this model</translation>
    </message>
    <message id="e.moderated.b">
        <source>It may go against its content rules. Your scene is kept. Check your RunComfy usage for any charge, change the scene, then try again.</source>
        <translation>It may go against its content rules. Your scene is kept. Check your RunComfy usage for any charge, change the scene, then try again.</translation>
    </message>
    <message id="e.moderated.t">
        <source>RunComfy declined this scene</source>
        <translation>RunComfy declined this scene</translation>
    </message>
    <message id="e.move_failed.b">
        <source>Your clips are untouched in the old place. Check the new disk, then try again.</source>
        <translation>Your clips are untouched in the old place. Check the new disk, then try again.</translation>
    </message>
    <message id="e.move_failed.t">
        <source>A copy did not come out the same</source>
        <translation>A copy did not come out the same</translation>
    </message>
    <message id="e.no_images.b">
        <source>Nothing was sent; your scene is kept. Add one to six images.</source>
        <translation>Nothing was sent; your scene is kept. Add one to six images.</translation>
    </message>
    <message id="e.no_images.t">
        <source>Add at least one image</source>
        <translation>Add at least one image</translation>
    </message>
    <message id="e.no_output.b">
        <source>Its answer named no video. Your scene is kept. Open RunComfy to look for the clip, and check your usage for any charge.</source>
        <translation>Its answer named no video. Your scene is kept. Open RunComfy to look for the clip, and check your usage for any charge.</translation>
    </message>
    <message id="e.no_output.t">
        <source>RunComfy finished without a clip</source>
        <translation>RunComfy finished without a clip</translation>
    </message>
    <message id="e.not_our_clip.b">
        <source>It carries no scene that could be opened. Nothing was changed. Choose a clip that PikaScenes made.</source>
        <translation>It carries no scene that could be opened. Nothing was changed. Choose a clip that PikaScenes made.</translation>
    </message>
    <message id="e.not_our_clip.t">
        <source>“{file}” was not made by PikaScenes</source>
        <translation>“{file}” was not made by PikaScenes</translation>
    </message>
    <message id="e.not_possible_now.b">
        <source>The clip has moved on meanwhile. Nothing was changed.</source>
        <translation>The clip has moved on meanwhile. Nothing was changed.</translation>
    </message>
    <message id="e.not_possible_now.t">
        <source>That is not possible now</source>
        <translation>That is not possible now</translation>
    </message>
    <message id="e.not_the_same_clip.b">
        <source>It does not hold this clip. Nothing was changed. Choose the file that was moved.</source>
        <translation>It does not hold this clip. Nothing was changed. Choose the file that was moved.</translation>
    </message>
    <message id="e.not_the_same_clip.t">
        <source>“{file}” is another file</source>
        <translation>“{file}” is another file</translation>
    </message>
    <message id="e.order_refused.b">
        <source>Nothing was changed. Try it in that window.</source>
        <translation>Nothing was changed. Try it in that window.</translation>
    </message>
    <message id="e.order_refused.t">
        <source>The open window did not take this</source>
        <translation>The open window did not take this</translation>
    </message>
    <message id="e.order_unanswered.b">
        <source>It may be carrying this out. Look at that window before you try again.</source>
        <translation>It may be carrying this out. Look at that window before you try again.</translation>
    </message>
    <message id="e.order_unanswered.t">
        <source>The open window did not answer</source>
        <translation>The open window did not answer</translation>
    </message>
    <message id="e.picture_not_kept.b">
        <source>The rest of your scene is unchanged. Save the picture as a file, then add that.</source>
        <translation>The rest of your scene is unchanged. Save the picture as a file, then add that.</translation>
    </message>
    <message id="e.picture_not_kept.t">
        <source>The picture could not be kept</source>
        <translation>The picture could not be kept</translation>
    </message>
    <message id="e.practice_unavailable.b">
        <source>Nothing is lost. Try again; if that does not help, restart this app.</source>
        <translation>Nothing is lost. Try again; if that does not help, restart this app.</translation>
    </message>
    <message id="e.practice_unavailable.t">
        <source>Practice mode could not start</source>
        <translation>Practice mode could not start</translation>
    </message>
    <message id="e.preset_name_missing.b">
        <source>Nothing was saved yet.</source>
        <translation>Nothing was saved yet.</translation>
    </message>
    <message id="e.preset_name_missing.t">
        <source>Give the preset a name</source>
        <translation>Give the preset a name</translation>
    </message>
    <message id="e.preset_name_taken.b">
        <source>Nothing was changed. Choose another name.</source>
        <translation>Nothing was changed. Choose another name.</translation>
    </message>
    <message id="e.preset_name_taken.t">
        <source>There is a preset named “{name}”</source>
        <translation>There is a preset named “{name}”</translation>
    </message>
    <message id="e.price_unknown.b">
        <source>Your limit of {limit_usd} a day cannot be checked, so nothing was sent; your scene is kept. Try again in a while.</source>
        <translation>Your limit of {limit_usd} a day cannot be checked, so nothing was sent; your scene is kept. Try again in a while.</translation>
    </message>
    <message id="e.price_unknown.t">
        <source>The price is not known just now</source>
        <translation>The price is not known just now</translation>
    </message>
    <message id="e.prompt_too_long.b">
        <source>It has {length} characters; {limit} fit. Nothing was sent; your text is kept.</source>
        <translation>It has {length} characters; {limit} fit. Nothing was sent; your text is kept.</translation>
    </message>
    <message id="e.prompt_too_long.t">
        <source>The prompt is too long</source>
        <translation>The prompt is too long</translation>
    </message>
    <message id="e.rate_limited.b">
        <source>Nothing is lost. Wait a moment, then try again.</source>
        <translation>Nothing is lost. Wait a moment, then try again.</translation>
    </message>
    <message id="e.rate_limited.t">
        <source>{host} asked us to slow down</source>
        <translation>{host} asked us to slow down</translation>
    </message>
    <message id="e.rejected.b">
        <source>Nothing was generated; your scene is kept. Change it and try again.</source>
        <translation>Nothing was generated; your scene is kept. Change it and try again.</translation>
    </message>
    <message id="e.request_id_invalid.b">
        <source>A request ID holds letters, digits, “-” and “_” only. Nothing was changed. Copy it again from RunComfy.</source>
        <translation>A request ID holds letters, digits, “-” and “_” only. Nothing was changed. Copy it again from RunComfy.</translation>
    </message>
    <message id="e.request_id_invalid.t">
        <source>That is not a request ID</source>
        <translation>That is not a request ID</translation>
    </message>
    <message id="e.request_unknown.b">
        <source>It may be too old, or belong to another account. Your scene is kept. Open RunComfy to look for the clip.</source>
        <translation>It may be too old, or belong to another account. Your scene is kept. Open RunComfy to look for the clip.</translation>
    </message>
    <message id="e.request_unknown.t">
        <source>RunComfy does not know this request</source>
        <translation>RunComfy does not know this request</translation>
    </message>
    <message id="e.result_link_refused.b">
        <source>RunComfy named a link that we will not open. The clip is still there. Open RunComfy to look for it.</source>
        <translation>RunComfy named a link that we will not open. The clip is still there. Open RunComfy to look for it.</translation>
    </message>
    <message id="e.result_link_refused.t">
        <source>The clip’s link cannot be trusted</source>
        <translation>The clip’s link cannot be trusted</translation>
    </message>
    <message id="e.scene_mismatch.b">
        <source>RunComfy has other text or settings for this ID. Nothing was attached. Look for another request.</source>
        <translation>RunComfy has other text or settings for this ID. Nothing was attached. Look for another request.</translation>
    </message>
    <message id="e.scene_mismatch.t">
        <source>That request is another scene</source>
        <translation>That request is another scene</translation>
    </message>
    <message id="e.seed_out_of_range.b">
        <source>Use a whole number from 0 to {limit}, such as 48213907.</source>
        <translation>Use a whole number from 0 to {limit}, such as 48213907.</translation>
    </message>
    <message id="e.seed_out_of_range.t">
        <source>The seed is not usable</source>
        <translation>The seed is not usable</translation>
    </message>
    <message id="e.service_fault.b">
        <source>Its answer could not be used. Nothing of yours is lost. Try again in a while.</source>
        <translation>Its answer could not be used. Nothing of yours is lost. Try again in a while.</translation>
    </message>
    <message id="e.service_fault.t">
        <source>{host} is having trouble</source>
        <translation>{host} is having trouble</translation>
    </message>
    <message id="e.set_by_studio.b">
        <source>Nothing was changed. Ask those who look after your computer.</source>
        <translation>Nothing was changed. Ask those who look after your computer.</translation>
    </message>
    <message id="e.set_by_studio.t">
        <source>Your studio set this</source>
        <translation>Your studio set this</translation>
    </message>
    <message id="e.still_visible.b">
        <source>It is not forgotten: deleting is tried again by itself. If it stays, delete it on the host’s own page.</source>
        <translation>It is not forgotten: deleting is tried again by itself. If it stays, delete it on the host’s own page.</translation>
    </message>
    <message id="e.still_visible.t">
        <source>The image can still be opened on “{name}”</source>
        <translation>The image can still be opened on “{name}”</translation>
    </message>
    <message id="e.text_broken.b">
        <source>It cannot be sent like that. Nothing was sent; delete the text and type it again.</source>
        <translation>It cannot be sent like that. Nothing was sent; delete the text and type it again.</translation>
    </message>
    <message id="e.text_broken.t">
        <source>The text holds half a character</source>
        <translation>The text holds half a character</translation>
    </message>
    <message id="e.too_many_images.b">
        <source>This one has {count}. Nothing was sent. Remove some, then try again.</source>
        <translation>This one has {count}. Nothing was sent. Remove some, then try again.</translation>
    </message>
    <message id="e.too_many_images.t">
        <source>A scene holds {limit} images</source>
        <translation>A scene holds {limit} images</translation>
    </message>
    <message id="e.unknown_generation.b">
        <source>It may have been removed. Nothing else is affected.</source>
        <translation>It may have been removed. Nothing else is affected.</translation>
    </message>
    <message id="e.unknown_generation.t">
        <source>This clip is not in the history</source>
        <translation>This clip is not in the history</translation>
    </message>
    <message id="e.unreachable.b">
        <source>Nothing was sent and nothing is lost. Check your connection, then try again.</source>
        <translation>Nothing was sent and nothing is lost. Check your connection, then try again.</translation>
    </message>
    <message id="e.unreachable.certificate.b">
        <source>Its certificate is not valid here, so nothing was sent. Check the address and this computer’s clock, or ask whoever runs your network.</source>
        <translation>Its certificate is not valid here, so nothing was sent. Check the address and this computer’s clock, or ask whoever runs your network.</translation>
    </message>
    <message id="e.unreachable.certificate.t">
        <source>{host} could not prove who it is</source>
        <translation>{host} could not prove who it is</translation>
    </message>
    <message id="e.unreachable.proxy.b">
        <source>Nothing was sent and nothing is lost. Check the proxy in your system’s settings, then try again.</source>
        <translation>Nothing was sent and nothing is lost. Check the proxy in your system’s settings, then try again.</translation>
    </message>
    <message id="e.unreachable.proxy.t">
        <source>The proxy did not connect to {host}</source>
        <translation>The proxy did not connect to {host}</translation>
    </message>
    <message id="e.unreachable.t">
        <source>{host} could not be reached</source>
        <translation>{host} could not be reached</translation>
    </message>
    <message id="e.unreachable.tls.b">
        <source>Nothing was sent and nothing is lost. Check the address, or ask whoever runs your network.</source>
        <translation>Nothing was sent and nothing is lost. Check the address, or ask whoever runs your network.</translation>
    </message>
    <message id="e.unreachable.tls.t">
        <source>No secure connection to {host}</source>
        <translation>No secure connection to {host}</translation>
    </message>
    <message id="e.unsettled.b">
        <source>Nothing was deleted. Cancel them or wait until they are done, then delete again.</source>
        <translation>Nothing was deleted. Cancel them or wait until they are done, then delete again.</translation>
    </message>
    <message id="e.unsettled.t">
        <source>Some of these are still on their way</source>
        <translation>Some of these are still on their way</translation>
    </message>
    <message id="e.upload_too_large.b">
        <source>No clip was requested; your scene is kept. Use a smaller copy, or another upload host.</source>
        <translation>No clip was requested; your scene is kept. Use a smaller copy, or another upload host.</translation>
    </message>
    <message id="e.upload_too_large.t">
        <source>Image {n} is too large for this upload host</source>
        <translation>Image {n} is too large for this upload host</translation>
    </message>
    <message id="empty.bin">
        <source>The bin is empty.</source>
        <translation>The bin is empty.</translation>
    </message>
    <message id="empty.body">
        <source>Add up to six pictures of who, what and where. Say what happens. Your clip appears here.</source>
        <translation>Add up to six pictures of who, what and where. Say what happens. Your clip appears here.</translation>
    </message>
    <message id="empty.clear">
        <source>Clear search</source>
        <translation>Clear search</translation>
    </message>
    <message id="empty.failed">
        <source>Nothing has failed. Good.</source>
        <translation>Nothing has failed. Good.</translation>
    </message>
    <message id="empty.fav">
        <source>No favourites yet. Press the heart on a clip you like.</source>
        <translation>No favourites yet. Press the heart on a clip you like.</translation>
    </message>
    <message id="empty.none">
        <source>Nothing matches “{q}”. Clear search</source>
        <translation>Nothing matches “{q}”. Clear search</translation>
    </message>
    <message id="empty.none.t">
        <source>Nothing matches “{q}”.</source>
        <translation>Nothing matches “{q}”.</translation>
    </message>
    <message id="empty.practice">
        <source>No practice clips yet.</source>
        <translation>No practice clips yet.</translation>
    </message>
    <message id="empty.running">
        <source>Nothing is running.</source>
        <translation>Nothing is running.</translation>
    </message>
    <message id="empty.samples">
        <source>Or start from a sample</source>
        <translation>Or start from a sample</translation>
    </message>
    <message id="empty.title">
        <source>Your first scene starts with a picture</source>
        <translation>Your first scene starts with a picture</translation>
    </message>
    <message id="empty.what">
        <source>What</source>
        <translation>What</translation>
    </message>
    <message id="empty.where">
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message id="empty.who">
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message id="er.credits.b">
        <source>RunComfy refused the request, so no clip was made. Your scene is kept. Add credits, then try again.</source>
        <translation>RunComfy refused the request, so no clip was made. Your scene is kept. Add credits, then try again.</translation>
    </message>
    <message id="er.credits.go">
        <source>Add credits</source>
        <translation>Add credits</translation>
    </message>
    <message id="er.credits.t">
        <source>Not enough credits</source>
        <translation>Not enough credits</translation>
    </message>
    <message id="er.disk.b">
        <source>It is still at RunComfy. Free {size} soon, then download again.</source>
        <translation>It is still at RunComfy. Free {size} soon, then download again.</translation>
    </message>
    <message id="er.disk.t">
        <source>No room to save this clip</source>
        <translation>No room to save this clip</translation>
    </message>
    <message id="er.down.b">
        <source>It is still at RunComfy. Downloading again sends no new request.</source>
        <translation>It is still at RunComfy. Downloading again sends no new request.</translation>
    </message>
    <message id="er.down.go">
        <source>Download again</source>
        <translation>Download again</translation>
    </message>
    <message id="er.down.t">
        <source>The clip is ready but did not download</source>
        <translation>The clip is ready but did not download</translation>
    </message>
    <message id="er.expired.b">
        <source>We asked RunComfy for a new one and it had none. Your scene is kept; open RunComfy to look for the clip.</source>
        <translation>We asked RunComfy for a new one and it had none. Your scene is kept; open RunComfy to look for the clip.</translation>
    </message>
    <message id="er.expired.t">
        <source>The link to this clip has expired</source>
        <translation>The link to this clip has expired</translation>
    </message>
    <message id="er.fetch.b">
        <source>Its link did not open from outside. Nothing was generated; your scene is kept. Test the upload host, then try again.</source>
        <translation>Its link did not open from outside. Nothing was generated; your scene is kept. Test the upload host, then try again.</translation>
    </message>
    <message id="er.fetch.go">
        <source>Test host</source>
        <translation>Test host</translation>
    </message>
    <message id="er.fetch.t">
        <source>RunComfy could not open image {n}</source>
        <translation>RunComfy could not open image {n}</translation>
    </message>
    <message id="er.host.b">
        <source>Your upload host refused it ({reason}). No clip was requested; your scene is kept.</source>
        <translation>Your upload host refused it ({reason}). No clip was requested; your scene is kept.</translation>
    </message>
    <message id="er.host.t">
        <source>Image {n} could not be uploaded</source>
        <translation>Image {n} could not be uploaded</translation>
    </message>
    <message id="er.key.b">
        <source>Nothing was sent. It goes out by itself once the key works.</source>
        <translation>Nothing was sent. It goes out by itself once the key works.</translation>
    </message>
    <message id="er.key.t">
        <source>Waiting for a working key</source>
        <translation>Waiting for a working key</translation>
    </message>
    <message id="er.late.b">
        <source>RunComfy had already started. The clip will arrive as usual.</source>
        <translation>RunComfy had already started. The clip will arrive as usual.</translation>
    </message>
    <message id="er.late.t">
        <source>Too late to cancel</source>
        <translation>Too late to cancel</translation>
    </message>
    <message id="er.model.b">
        <source>It stopped while generating. Your scene is kept. Check your RunComfy usage for any charge, then try again.</source>
        <translation>It stopped while generating. Your scene is kept. Check your RunComfy usage for any charge, then try again.</translation>
    </message>
    <message id="er.model.t">
        <source>RunComfy could not finish this clip</source>
        <translation>RunComfy could not finish this clip</translation>
    </message>
    <message id="er.rate.b">
        <source>Nothing is lost. We send it again by itself in {t}.</source>
        <translation>Nothing is lost. We send it again by itself in {t}.</translation>
    </message>
    <message id="er.rate.t">
        <source>RunComfy asked us to slow down</source>
        <translation>RunComfy asked us to slow down</translation>
    </message>
    <message id="er.rejected.b">
        <source>It said: “{reason}”. Nothing was generated; your scene is kept. Change it and try again.</source>
        <translation>It said: “{reason}”. Nothing was generated; your scene is kept. Change it and try again.</translation>
    </message>
    <message id="er.rejected.t">
        <source>RunComfy did not accept this scene</source>
        <translation>RunComfy did not accept this scene</translation>
    </message>
    <message id="er.unsure.1">
        <source>Look in your RunComfy generations</source>
        <translation>Look in your RunComfy generations</translation>
    </message>
    <message id="er.unsure.1.go">
        <source>Open RunComfy</source>
        <translation>Open RunComfy</translation>
    </message>
    <message id="er.unsure.2">
        <source>If it is there, paste its request ID</source>
        <translation>If it is there, paste its request ID</translation>
    </message>
    <message id="er.unsure.2.go">
        <source>Attach</source>
        <translation>Attach</translation>
    </message>
    <message id="er.unsure.3">
        <source>If it is not there, send it again</source>
        <translation>If it is not there, send it again</translation>
    </message>
    <message id="er.unsure.3.go">
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message id="er.unsure.b">
        <source>The connection dropped while sending. We are not sure whether RunComfy received this, so we did not send it again.</source>
        <translation>The connection dropped while sending. We are not sure whether RunComfy received this, so we did not send it again.</translation>
    </message>
    <message id="er.unsure.go">
        <source>Check and decide…</source>
        <translation>Check and decide…</translation>
    </message>
    <message id="er.unsure.later">
        <source>Decide later</source>
        <translation>Decide later</translation>
    </message>
    <message id="er.unsure.p">
        <source>It may be running and may use credits. Your images and prompt are kept either way.</source>
        <translation>It may be running and may use credits. Your images and prompt are kept either way.</translation>
    </message>
    <message id="er.unsure.ph">
        <source>Request ID</source>
        <translation>Request ID</translation>
    </message>
    <message id="er.unsure.t">
        <source>Did RunComfy get this?</source>
        <translation>Did RunComfy get this?</translation>
    </message>
    <message id="er.unsure.tied">
        <source>Attached. The clip will arrive as usual.</source>
        <translation>Attached. The clip will arrive as usual.</translation>
    </message>
    <message id="er.unsure.wait">
        <source>It was sent moments ago and may still turn up. You can send it again in {t}.</source>
        <translation>It was sent moments ago and may still turn up. You can send it again in {t}.</translation>
    </message>
    <message id="er.vault.b">
        <source>We could not read your key. Unlock it in {store} and try again. Your scene is kept.</source>
        <translation>We could not read your key. Unlock it in {store} and try again. Your scene is kept.</translation>
    </message>
    <message id="er.vault.t">
        <source>The key store is locked</source>
        <translation>The key store is locked</translation>
    </message>
    <message id="ex.all">
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message id="ex.ask.b">
        <source>RunComfy may not have opened them yet. Those clips may then fail, and a failed clip may cost.</source>
        <translation>RunComfy may not have opened them yet. Those clips may then fail, and a failed clip may cost.</translation>
    </message>
    <message id="ex.ask.t">
        <source>Delete images that clips still need?</source>
        <translation>Delete images that clips still need?</translation>
    </message>
    <message id="ex.busy">
        <source>Working…</source>
        <translation>Working…</translation>
    </message>
    <message id="ex.by_hand">
        <source>You can delete it on the host’s own page</source>
        <translation>You can delete it on the host’s own page</translation>
    </message>
    <message id="ex.copy">
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message id="ex.deletable">
        <source>This app can delete it</source>
        <translation>This app can delete it</translation>
    </message>
    <message id="ex.delete">
        <source>Delete now</source>
        <translation>Delete now</translation>
    </message>
    <message id="ex.delete.n">
        <source>Delete {n} now</source>
        <translation>Delete {n} now</translation>
    </message>
    <message id="ex.deleted">
        <source>Deleted {t}</source>
        <translation>Deleted {t}</translation>
    </message>
    <message id="ex.deleting">
        <source>Being deleted</source>
        <translation>Being deleted</translation>
    </message>
    <message id="ex.done" numerus="yes">
        <source>{n} images are gone.</source>
        <translation>
            <numerusform>1 image is gone.</numerusform>
            <numerusform>{n} images are gone.</numerusform>
        </translation>
    </message>
    <message id="ex.expired">
        <source>Gone by itself {t}</source>
        <translation>Gone by itself {t}</translation>
    </message>
    <message id="ex.expires">
        <source>This host deletes nothing early</source>
        <translation>This host deletes nothing early</translation>
    </message>
    <message id="ex.forever">
        <source>stays until it is deleted</source>
        <translation>stays until it is deleted</translation>
    </message>
    <message id="ex.gone">
        <source>Show those that are gone too</source>
        <translation>Show those that are gone too</translation>
    </message>
    <message id="ex.how">
        <source>RunComfy needs a link to each image until its clip is saved. After that nobody does.</source>
        <translation>RunComfy needs a link to each image until its clip is saved. After that nobody does.</translation>
    </message>
    <message id="ex.is_gone">
        <source>I deleted it</source>
        <translation>I deleted it</translation>
    </message>
    <message id="ex.left" numerus="yes">
        <source>{n} images are still there. Each says why.</source>
        <translation>
            <numerusform>1 image is still there. It says why.</numerusform>
            <numerusform>{n} images are still there. Each says why.</numerusform>
        </translation>
    </message>
    <message id="ex.list">
        <source>Images online</source>
        <translation>Images online</translation>
    </message>
    <message id="ex.look">
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message id="ex.more" numerus="yes">
        <source>Show {n} more</source>
        <translation>
            <numerusform>Show 1 more</numerusform>
            <numerusform>Show {n} more</numerusform>
        </translation>
    </message>
    <message id="ex.n" numerus="yes">
        <source>{n} images can still be seen by whoever has their link.</source>
        <translation>
            <numerusform>1 image can still be seen by whoever has its link.</numerusform>
            <numerusform>{n} images can still be seen by whoever has their link.</numerusform>
        </translation>
    </message>
    <message id="ex.needed" numerus="yes">
        <source>{n} clips still need it</source>
        <translation>
            <numerusform>1 clip still needs it</numerusform>
            <numerusform>{n} clips still need it</numerusform>
        </translation>
    </message>
    <message id="ex.never">
        <source>Only the host itself can remove it</source>
        <translation>Only the host itself can remove it</translation>
    </message>
    <message id="ex.never.b">
        <source>No image has been put online yet. When one is, it is listed here until it is gone.</source>
        <translation>No image has been put online yet. When one is, it is listed here until it is gone.</translation>
    </message>
    <message id="ex.nolink">
        <source>The host’s answer was lost, so its link is not known</source>
        <translation>The host’s answer was lost, so its link is not known</translation>
    </message>
    <message id="ex.none.b">
        <source>Every image this app put online is gone again. Your own files are where they always were.</source>
        <translation>Every image this app put online is gone again. Your own files are where they always were.</translation>
    </message>
    <message id="ex.none.t">
        <source>Nobody can see your images</source>
        <translation>Nobody can see your images</translation>
    </message>
    <message id="ex.nothing">
        <source>Select what is to be deleted.</source>
        <translation>Select what is to be deleted.</translation>
    </message>
    <message id="ex.open">
        <source>Open link</source>
        <translation>Open link</translation>
    </message>
    <message id="ex.page">
        <source>Open its page</source>
        <translation>Open its page</translation>
    </message>
    <message id="ex.row">
        <source>{host}, {state}. {when}. {how}</source>
        <translation>{host}, {state}. {when}. {how}</translation>
    </message>
    <message id="ex.select">
        <source>Select this image on {host}</source>
        <translation>Select this image on {host}</translation>
    </message>
    <message id="ex.since">
        <source>Put online {t}</source>
        <translation>Put online {t}</translation>
    </message>
    <message id="ex.title">
        <source>Who can still see my images?</source>
        <translation>Who can still see my images?</translation>
    </message>
    <message id="ex.trouble">
        <source>It is still there. {why}</source>
        <translation>It is still there. {why}</translation>
    </message>
    <message id="ex.unknown">
        <source>May be there</source>
        <translation>May be there</translation>
    </message>
    <message id="ex.until">
        <source>goes by itself {t}</source>
        <translation>goes by itself {t}</translation>
    </message>
    <message id="ex.until.past">
        <source>should be gone by itself</source>
        <translation>should be gone by itself</translation>
    </message>
    <message id="ex.visible">
        <source>Visible</source>
        <translation>Visible</translation>
    </message>
    <message id="exp.busy">
        <source>Exporting…</source>
        <translation>Exporting…</translation>
    </message>
    <message id="exp.busy.n">
        <source>Exporting {i} of {n}…</source>
        <translation>Exporting {i} of {n}…</translation>
    </message>
    <message id="exp.done">
        <source>Exported as {file}.</source>
        <translation>Exported as {file}.</translation>
    </message>
    <message id="exp.done.n">
        <source>{n} clips exported to “{folder}”.</source>
        <translation>{n} clips exported to “{folder}”.</translation>
    </message>
    <message id="exp.first">
        <source>First frame</source>
        <translation>First frame</translation>
    </message>
    <message id="exp.format">
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message id="exp.frames">
        <source>{n} frames</source>
        <translation>{n} frames</translation>
    </message>
    <message id="exp.gif">
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message id="exp.gif.b">
        <source>A silent animation that every app shows.</source>
        <translation>A silent animation that every app shows.</translation>
    </message>
    <message id="exp.go">
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message id="exp.kind">
        <source>Kind of file</source>
        <translation>Kind of file</translation>
    </message>
    <message id="exp.last">
        <source>Last frame</source>
        <translation>Last frame</translation>
    </message>
    <message id="exp.moment">
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message id="exp.mp4">
        <source>MP4 copy</source>
        <translation>MP4 copy</translation>
    </message>
    <message id="exp.mp4.b">
        <source>The clip itself, as it is.</source>
        <translation>The clip itself, as it is.</translation>
    </message>
    <message id="exp.none">
        <source>There is no clip to export here.</source>
        <translation>There is no clip to export here.</translation>
    </message>
    <message id="exp.now">
        <source>Shown now ({t})</source>
        <translation>Shown now ({t})</translation>
    </message>
    <message id="exp.own">
        <source>As the clip</source>
        <translation>As the clip</translation>
    </message>
    <message id="exp.progress">
        <source>Export progress</source>
        <translation>Export progress</translation>
    </message>
    <message id="exp.rate">
        <source>Frame rate</source>
        <translation>Frame rate</translation>
    </message>
    <message id="exp.scene">
        <source>Keep prompt, settings and image names inside the file</source>
        <translation>Keep prompt, settings and image names inside the file</translation>
    </message>
    <message id="exp.sheet">
        <source>Contact sheet</source>
        <translation>Contact sheet</translation>
    </message>
    <message id="exp.sheet.b">
        <source>A grid of frames with their times.</source>
        <translation>A grid of frames with their times.</translation>
    </message>
    <message id="exp.sheet.size">
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message id="exp.still">
        <source>Still</source>
        <translation>Still</translation>
    </message>
    <message id="exp.still.b">
        <source>One frame as a picture.</source>
        <translation>One frame as a picture.</translation>
    </message>
    <message id="exp.stopped">
        <source>Stopped. Nothing was left behind.</source>
        <translation>Stopped. Nothing was left behind.</translation>
    </message>
    <message id="exp.title">
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message id="exp.title.n">
        <source>Export {n} clips</source>
        <translation>Export {n} clips</translation>
    </message>
    <message id="exp.webp">
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message id="exp.webp.b">
        <source>A silent animation, smaller and in full colour. Not every app shows it.</source>
        <translation>A silent animation, smaller and in full colour. Not every app shows it.</translation>
    </message>
    <message id="exp.width">
        <source>Width</source>
        <translation>Width</translation>
    </message>
    <message id="f.all">
        <source>All</source>
        <translation>All</translation>
    </message>
    <message id="f.bin">
        <source>Bin</source>
        <translation>Bin</translation>
    </message>
    <message id="f.failed">
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message id="f.fav">
        <source>Favourites</source>
        <translation>Favourites</translation>
    </message>
    <message id="f.more">
        <source>More</source>
        <translation>More</translation>
    </message>
    <message id="f.practice">
        <source>Practice</source>
        <translation>Practice</translation>
    </message>
    <message id="f.running">
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message id="fmt.about">
        <source>about {money}</source>
        <translation>about {money}</translation>
    </message>
    <message id="fmt.ago.days" numerus="yes">
        <source>{n} days ago</source>
        <translation>
            <numerusform>1 day ago</numerusform>
            <numerusform>{n} days ago</numerusform>
        </translation>
    </message>
    <message id="fmt.ago.hours" numerus="yes">
        <source>{n} hours ago</source>
        <translation>
            <numerusform>1 hour ago</numerusform>
            <numerusform>{n} hours ago</numerusform>
        </translation>
    </message>
    <message id="fmt.ago.minutes" numerus="yes">
        <source>{n} minutes ago</source>
        <translation>
            <numerusform>1 minute ago</numerusform>
            <numerusform>{n} minutes ago</numerusform>
        </translation>
    </message>
    <message id="fmt.bytes" numerus="yes">
        <source>{n} bytes</source>
        <translation>
            <numerusform>1 byte</numerusform>
            <numerusform>{n} bytes</numerusform>
        </translation>
    </message>
    <message id="fmt.in.days" numerus="yes">
        <source>in {n} days</source>
        <translation>
            <numerusform>in 1 day</numerusform>
            <numerusform>in {n} days</numerusform>
        </translation>
    </message>
    <message id="fmt.in.hours" numerus="yes">
        <source>in {n} hours</source>
        <translation>
            <numerusform>in 1 hour</numerusform>
            <numerusform>in {n} hours</numerusform>
        </translation>
    </message>
    <message id="fmt.in.minutes" numerus="yes">
        <source>in {n} minutes</source>
        <translation>
            <numerusform>in 1 minute</numerusform>
            <numerusform>in {n} minutes</numerusform>
        </translation>
    </message>
    <message id="fmt.now">
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message id="fmt.seconds">
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
    <message id="fmt.soon">
        <source>in a moment</source>
        <translation>in a moment</translation>
    </message>
    <message id="follow.creative">
        <source>Creative</source>
        <translation>Creative</translation>
    </message>
    <message id="follow.creative.hint">
        <source>Inspired by your images; may restyle them.</source>
        <translation>Inspired by your images; may restyle them.</translation>
    </message>
    <message id="follow.label">
        <source>Follow</source>
        <translation>Follow</translation>
    </message>
    <message id="follow.precise">
        <source>Precise</source>
        <translation>Precise</translation>
    </message>
    <message id="follow.precise.hint">
        <source>Keeps your images as they look.</source>
        <translation>Keeps your images as they look.</translation>
    </message>
    <message id="fr.1.b">
        <source>Practice mode is on. You can try everything with no key and no cost. Practice clips are local previews made on this computer, not Pika videos.</source>
        <translation>Practice mode is on. You can try everything with no key and no cost. Practice clips are local previews made on this computer, not Pika videos.</translation>
    </message>
    <message id="fr.1.go">
        <source>Start practising</source>
        <translation>Start practising</translation>
    </message>
    <message id="fr.1.key">
        <source>I have a key</source>
        <translation>I have a key</translation>
    </message>
    <message id="fr.1.t">
        <source>Look around first</source>
        <translation>Look around first</translation>
    </message>
    <message id="fr.2.b">
        <source>Clips are made by RunComfy and paid for with your RunComfy account. Paste an API key from your profile page.</source>
        <translation>Clips are made by RunComfy and paid for with your RunComfy account. Paste an API key from your profile page.</translation>
    </message>
    <message id="fr.2.bad">
        <source>RunComfy did not accept this key. Check that all of it was copied, or make a new one on your profile page.</source>
        <translation>RunComfy did not accept this key. Check that all of it was copied, or make a new one on your profile page.</translation>
    </message>
    <message id="fr.2.checking">
        <source>Checking the key… no clip is made.</source>
        <translation>Checking the key… no clip is made.</translation>
    </message>
    <message id="fr.2.field">
        <source>API key</source>
        <translation>API key</translation>
    </message>
    <message id="fr.2.have">
        <source>A key ending in {last} is in use. Paste another one to replace it.</source>
        <translation>A key ending in {last} is in use. Paste another one to replace it.</translation>
    </message>
    <message id="fr.2.net">
        <source>We could not reach RunComfy, so the key is not checked yet. It is kept; we will check it later.</source>
        <translation>We could not reach RunComfy, so the key is not checked yet. It is kept; we will check it later.</translation>
    </message>
    <message id="fr.2.ok">
        <source>This key works.</source>
        <translation>This key works.</translation>
    </message>
    <message id="fr.2.open">
        <source>Open RunComfy profile</source>
        <translation>Open RunComfy profile</translation>
    </message>
    <message id="fr.2.paste">
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message id="fr.2.ph">
        <source>Paste your key</source>
        <translation>Paste your key</translation>
    </message>
    <message id="fr.2.safe.linux">
        <source>Kept in this computer’s key store ({store}). Sent only to RunComfy.</source>
        <translation>Kept in this computer’s key store ({store}). Sent only to RunComfy.</translation>
    </message>
    <message id="fr.2.safe.mac">
        <source>Kept in your Mac’s Keychain. Sent only to RunComfy.</source>
        <translation>Kept in your Mac’s Keychain. Sent only to RunComfy.</translation>
    </message>
    <message id="fr.2.safe.win">
        <source>Kept in Windows Credential Manager on this computer. Sent only to RunComfy.</source>
        <translation>Kept in Windows Credential Manager on this computer. Sent only to RunComfy.</translation>
    </message>
    <message id="fr.2.show">
        <source>Show key</source>
        <translation>Show key</translation>
    </message>
    <message id="fr.2.t">
        <source>Connect your RunComfy account</source>
        <translation>Connect your RunComfy account</translation>
    </message>
    <message id="fr.2.where">
        <source>Where do I find my key?</source>
        <translation>Where do I find my key?</translation>
    </message>
    <message id="fr.3.b">
        <source>RunComfy opens your images through a web link, so each image needs a place online. Only the images in a scene are sent, and only when you press Generate.</source>
        <translation>RunComfy opens your images through a web link, so each image needs a place online. Only the images in a scene are sent, and only when you press Generate.</translation>
    </message>
    <message id="fr.3.later">
        <source>I’ll choose later</source>
        <translation>I’ll choose later</translation>
    </message>
    <message id="fr.3.t">
        <source>Where should your images go?</source>
        <translation>Where should your images go?</translation>
    </message>
    <message id="fr.again">
        <source>First steps</source>
        <translation>First steps</translation>
    </message>
    <message id="fr.back">
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message id="fr.done">
        <source>All set</source>
        <translation>All set</translation>
    </message>
    <message id="fr.next">
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message id="fr.skip">
        <source>Stay in practice mode</source>
        <translation>Stay in practice mode</translation>
    </message>
    <message id="fr.step">
        <source>Step {i} of 3</source>
        <translation>Step {i} of 3</translation>
    </message>
    <message id="gal.bin.empty">
        <source>Empty bin…</source>
        <translation>Empty bin…</translation>
    </message>
    <message id="gal.bin.hint">
        <source>Deleted clips stay here for 30 days, then their files go to your computer’s own bin.</source>
        <translation>Deleted clips stay here for 30 days, then their files go to your computer’s own bin.</translation>
    </message>
    <message id="gal.compare.two">
        <source>Select two clips to compare them.</source>
        <translation>Select two clips to compare them.</translation>
    </message>
    <message id="gal.copied" numerus="yes">
        <source>{n} files copied</source>
        <translation>
            <numerusform>File copied</numerusform>
            <numerusform>{n} files copied</numerusform>
        </translation>
    </message>
    <message id="gal.copyfile">
        <source>Copy file</source>
        <translation>Copy file</translation>
    </message>
    <message id="gal.delete.b">
        <source>They stay in the gallery’s bin for 30 days and can be put back. The images you used are not touched.</source>
        <translation>They stay in the gallery’s bin for 30 days and can be put back. The images you used are not touched.</translation>
    </message>
    <message id="gal.deleted" numerus="yes">
        <source>{n} clips moved to the bin</source>
        <translation>
            <numerusform>Clip moved to the bin</numerusform>
            <numerusform>{n} clips moved to the bin</numerusform>
        </translation>
    </message>
    <message id="gal.erase">
        <source>Remove for good…</source>
        <translation>Remove for good…</translation>
    </message>
    <message id="gal.erase.go">
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message id="gal.erase.t" numerus="yes">
        <source>Remove {n} clips for good?</source>
        <translation>
            <numerusform>Remove 1 clip for good?</numerusform>
            <numerusform>Remove {n} clips for good?</numerusform>
        </translation>
    </message>
    <message id="gal.erased" numerus="yes">
        <source>{n} clips removed</source>
        <translation>
            <numerusform>1 clip removed</numerusform>
            <numerusform>{n} clips removed</numerusform>
        </translation>
    </message>
    <message id="gal.locate">
        <source>Locate file…</source>
        <translation>Locate file…</translation>
    </message>
    <message id="gal.located">
        <source>The clip’s file is found again.</source>
        <translation>The clip’s file is found again.</translation>
    </message>
    <message id="gal.nofile">
        <source>There is no file to copy: the clip was moved or deleted.</source>
        <translation>There is no file to copy: the clip was moved or deleted.</translation>
    </message>
    <message id="gal.restore">
        <source>Put back</source>
        <translation>Put back</translation>
    </message>
    <message id="gal.restored" numerus="yes">
        <source>{n} clips put back</source>
        <translation>
            <numerusform>Clip put back</numerusform>
            <numerusform>{n} clips put back</numerusform>
        </translation>
    </message>
    <message id="gal.search">
        <source>Search prompts</source>
        <translation>Search prompts</translation>
    </message>
    <message id="gal.settings">
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message id="gal.size">
        <source>Card size</source>
        <translation>Card size</translation>
    </message>
    <message id="ge.lang">
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message id="ge.lang.en">
        <source>English</source>
        <translation>English</translation>
    </message>
    <message id="ge.lang.sys">
        <source>Match system</source>
        <translation>Match system</translation>
    </message>
    <message id="ge.lang.zh">
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message id="ge.limit">
        <source>Spending limit</source>
        <translation>Spending limit</translation>
    </message>
    <message id="ge.limit.b">
        <source>Counted by the prices shown, then by what RunComfy charged. Practice is free.</source>
        <translation>Counted by the prices shown, then by what RunComfy charged. Practice is free.</translation>
    </message>
    <message id="ge.limit.bad">
        <source>Use an amount of dollars, such as 10.</source>
        <translation>Use an amount of dollars, such as 10.</translation>
    </message>
    <message id="ge.limit.field">
        <source>Dollars a day</source>
        <translation>Dollars a day</translation>
    </message>
    <message id="ge.limit.on">
        <source>Ask before more is spent in a day</source>
        <translation>Ask before more is spent in a day</translation>
    </message>
    <message id="ge.motion">
        <source>Reduce motion</source>
        <translation>Reduce motion</translation>
    </message>
    <message id="ge.motion.b">
        <source>Also when the system asks for it</source>
        <translation>Also when the system asks for it</translation>
    </message>
    <message id="ge.notify">
        <source>Notify me when a clip is ready</source>
        <translation>Notify me when a clip is ready</translation>
    </message>
    <message id="ge.notify.b">
        <source>Only when this window is in the background</source>
        <translation>Only when this window is in the background</translation>
    </message>
    <message id="ge.parallel">
        <source>Clips at once</source>
        <translation>Clips at once</translation>
    </message>
    <message id="ge.parallel.b">
        <source>Others wait for their turn. What is under way goes on.</source>
        <translation>Others wait for their turn. What is under way goes on.</translation>
    </message>
    <message id="ge.text">
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message id="ge.text.l">
        <source>Large</source>
        <translation>Large</translation>
    </message>
    <message id="ge.text.m">
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message id="ge.text.s">
        <source>Small</source>
        <translation>Small</translation>
    </message>
    <message id="ge.text.x">
        <source>Extra large</source>
        <translation>Extra large</translation>
    </message>
    <message id="ge.theme">
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message id="ge.theme.dark">
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message id="ge.theme.light">
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message id="ge.theme.sys">
        <source>Match system</source>
        <translation>Match system</translation>
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
            <numerusform>Generate 1 clip</numerusform>
            <numerusform>Generate {n} clips</numerusform>
        </translation>
    </message>
    <message id="gen.one">
        <source>Generate</source>
        <translation>Generate</translation>
    </message>
    <message id="gen.practice">
        <source>Make a practice clip</source>
        <translation>Make a practice clip</translation>
    </message>
    <message id="gen.practice.many">
        <source>Make {n} practice clips</source>
        <translation>Make {n} practice clips</translation>
    </message>
    <message id="gen.sent">
        <source>Added to the gallery</source>
        <translation>Added to the gallery</translation>
    </message>
    <message id="hi.in.added" numerus="yes">
        <source>{n} clips were added.</source>
        <translation>
            <numerusform>1 clip was added.</numerusform>
            <numerusform>{n} clips were added.</numerusform>
        </translation>
    </message>
    <message id="hi.in.known" numerus="yes">
        <source>{n} clips were here already and are unchanged.</source>
        <translation>
            <numerusform>1 clip was here already and is unchanged.</numerusform>
            <numerusform>{n} clips were here already and are unchanged.</numerusform>
        </translation>
    </message>
    <message id="hi.in.looking">
        <source>Looking for the imported clips in your library… {p}%</source>
        <translation>Looking for the imported clips in your library… {p}%</translation>
    </message>
    <message id="hi.in.missing" numerus="yes">
        <source>The files of {n} clips are not in your library. Put them there, then use Locate.</source>
        <translation>
            <numerusform>The file of 1 clip is not in your library. Put it there, then use Locate.</numerusform>
            <numerusform>The files of {n} clips are not in your library. Put them there, then use Locate.</numerusform>
        </translation>
    </message>
    <message id="hi.in.none.t">
        <source>Nothing new in this history</source>
        <translation>Nothing new in this history</translation>
    </message>
    <message id="hi.in.refused" numerus="yes">
        <source>{n} entries could not be read and were left out.</source>
        <translation>
            <numerusform>1 entry could not be read and was left out.</numerusform>
            <numerusform>{n} entries could not be read and were left out.</numerusform>
        </translation>
    </message>
    <message id="hi.in.safe">
        <source>Nothing was sent, and nothing of yours was changed.</source>
        <translation>Nothing was sent, and nothing of yours was changed.</translation>
    </message>
    <message id="hi.in.t">
        <source>History imported</source>
        <translation>History imported</translation>
    </message>
    <message id="hi.name">
        <source>pikascenes-history</source>
        <translation>pikascenes-history</translation>
    </message>
    <message id="hi.out" numerus="yes">
        <source>History exported: {n} clips</source>
        <translation>
            <numerusform>History exported: 1 clip</numerusform>
            <numerusform>History exported: {n} clips</numerusform>
        </translation>
    </message>
    <message id="ho.access_key_id">
        <source>Access key ID</source>
        <translation>Access key ID</translation>
    </message>
    <message id="ho.apikey">
        <source>API key</source>
        <translation>API key</translation>
    </message>
    <message id="ho.app_password">
        <source>App password</source>
        <translation>App password</translation>
    </message>
    <message id="ho.bad.auth">
        <source>The host did not accept this access key. Nothing was uploaded. Check the key ID and secret for stray spaces.</source>
        <translation>The host did not accept this access key. Nothing was uploaded. Check the key ID and secret for stray spaces.</translation>
    </message>
    <message id="ho.bad.bucket">
        <source>The bucket “{name}” was not found. Check its name and region.</source>
        <translation>The bucket “{name}” was not found. Check its name and region.</translation>
    </message>
    <message id="ho.bad.delete">
        <source>Everything works, but the test picture could not be deleted. Give this key delete permission, or switch off deleting.</source>
        <translation>Everything works, but the test picture could not be deleted. Give this key delete permission, or switch off deleting.</translation>
    </message>
    <message id="ho.bad.delete.too">
        <source>The test picture could not be deleted either. Delete it on the host.</source>
        <translation>The test picture could not be deleted either. Delete it on the host.</translation>
    </message>
    <message id="ho.bad.net">
        <source>The address could not be reached. Check the endpoint and your connection.</source>
        <translation>The address could not be reached. Check the endpoint and your connection.</translation>
    </message>
    <message id="ho.bad.open">
        <source>The picture was uploaded, but its link asks for a sign-in, so RunComfy could not open it. Switch Links to “Private, signed”, or make the folder public.</source>
        <translation>The picture was uploaded, but its link asks for a sign-in, so RunComfy could not open it. Switch Links to “Private, signed”, or make the folder public.</translation>
    </message>
    <message id="ho.bad.open.other">
        <source>The picture was uploaded, but its link asks for a sign-in, so RunComfy could not open it. Make the folder public, or use another host.</source>
        <translation>The picture was uploaded, but its link asks for a sign-in, so RunComfy could not open it. Make the folder public, or use another host.</translation>
    </message>
    <message id="ho.bad.secret">
        <source>The host did not accept this key. Nothing was uploaded. Check it for stray spaces.</source>
        <translation>The host did not accept this key. Nothing was uploaded. Check it for stray spaces.</translation>
    </message>
    <message id="ho.bucket">
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message id="ho.cards">
        <source>Upload hosts</source>
        <translation>Upload hosts</translation>
    </message>
    <message id="ho.cdn">
        <source>Address of your images</source>
        <translation>Address of your images</translation>
    </message>
    <message id="ho.chevereto">
        <source>Chevereto</source>
        <translation>Chevereto</translation>
    </message>
    <message id="ho.chevereto.b">
        <source>A Chevereto website that you have a key for</source>
        <translation>A Chevereto website that you have a key for</translation>
    </message>
    <message id="ho.clean">
        <source>Delete images after the clip is saved</source>
        <translation>Delete images after the clip is saved</translation>
    </message>
    <message id="ho.clean.b">
        <source>Off: they stay until the host removes them</source>
        <translation>Off: they stay until the host removes them</translation>
    </message>
    <message id="ho.cloud_name">
        <source>Cloud name</source>
        <translation>Cloud name</translation>
    </message>
    <message id="ho.cloudinary">
        <source>Cloudinary</source>
        <translation>Cloudinary</translation>
    </message>
    <message id="ho.cloudinary.b">
        <source>For an unsigned upload preset. Images stay unless deleted within 10 minutes</source>
        <translation>For an unsigned upload preset. Images stay unless deleted within 10 minutes</translation>
    </message>
    <message id="ho.cloudinary.upload_preset.b">
        <source>An unsigned preset; no secret is needed</source>
        <translation>An unsigned preset; no secret is needed</translation>
    </message>
    <message id="ho.custom">
        <source>Custom uploader</source>
        <translation>Custom uploader</translation>
    </message>
    <message id="ho.custom.b">
        <source>From a .sxcu file of ShareX, or the settings of PicGo or PicList</source>
        <translation>From a .sxcu file of ShareX, or the settings of PicGo or PicList</translation>
    </message>
    <message id="ho.definition">
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message id="ho.endpoint">
        <source>Endpoint</source>
        <translation>Endpoint</translation>
    </message>
    <message id="ho.endpoint.region">
        <source>Filled in from the region</source>
        <translation>Filled in from the region</translation>
    </message>
    <message id="ho.expires_hours">
        <source>Goes away after (hours)</source>
        <translation>Goes away after (hours)</translation>
    </message>
    <message id="ho.export">
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message id="ho.export.b">
        <source>Saved without its secrets.</source>
        <translation>Saved without its secrets.</translation>
    </message>
    <message id="ho.export.failed">
        <source>The file could not be written. Choose another folder.</source>
        <translation>The file could not be written. Choose another folder.</translation>
    </message>
    <message id="ho.failed">
        <source>This host does not work yet</source>
        <translation>This host does not work yet</translation>
    </message>
    <message id="ho.failed.ago">
        <source>{kind}. Did not work {t}</source>
        <translation>{kind}. Did not work {t}</translation>
    </message>
    <message id="ho.fewer">
        <source>Fewer hosts</source>
        <translation>Fewer hosts</translation>
    </message>
    <message id="ho.folder">
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message id="ho.freeimage">
        <source>Freeimage.host</source>
        <translation>Freeimage.host</translation>
    </message>
    <message id="ho.freeimage.b">
        <source>One free key. Images stay until you delete them on its website</source>
        <translation>One free key. Images stay until you delete them on its website</translation>
    </message>
    <message id="ho.hide">
        <source>Hide secret</source>
        <translation>Hide secret</translation>
    </message>
    <message id="ho.imgbb">
        <source>ImgBB</source>
        <translation>ImgBB</translation>
    </message>
    <message id="ho.imgbb.b">
        <source>The easiest: one free key. Images go away by themselves</source>
        <translation>The easiest: one free key. Images go away by themselves</translation>
    </message>
    <message id="ho.import">
        <source>Add from a file…</source>
        <translation>Add from a file…</translation>
    </message>
    <message id="ho.import.added">
        <source>Added “{name}”. Test it before the first clip.</source>
        <translation>Added “{name}”. Test it before the first clip.</translation>
    </message>
    <message id="ho.import.also">
        <source>Also sent</source>
        <translation>Also sent</translation>
    </message>
    <message id="ho.import.also.none">
        <source>Nothing else</source>
        <translation>Nothing else</translation>
    </message>
    <message id="ho.import.asks">
        <source>{name} asks for</source>
        <translation>{name} asks for</translation>
    </message>
    <message id="ho.import.asks.b">
        <source>You are asked once. What is secret goes to {store}.</source>
        <translation>You are asked once. What is secret goes to {store}.</translation>
    </message>
    <message id="ho.import.body.Binary">
        <source>picture as it is</source>
        <translation>picture as it is</translation>
    </message>
    <message id="ho.import.body.FormURLEncoded">
        <source>as form fields</source>
        <translation>as form fields</translation>
    </message>
    <message id="ho.import.body.JSON">
        <source>inside JSON</source>
        <translation>inside JSON</translation>
    </message>
    <message id="ho.import.body.MultipartFormData">
        <source>picture in the form field “{field}”</source>
        <translation>picture in the form field “{field}”</translation>
    </message>
    <message id="ho.import.body.None">
        <source>without a body</source>
        <translation>without a body</translation>
    </message>
    <message id="ho.import.body.XML">
        <source>inside XML</source>
        <translation>inside XML</translation>
    </message>
    <message id="ho.import.by_page">
        <source>By hand, on the host’s own page</source>
        <translation>By hand, on the host’s own page</translation>
    </message>
    <message id="ho.import.by_program">
        <source>This app can delete them</source>
        <translation>This app can delete them</translation>
    </message>
    <message id="ho.import.consent">
        <source>Your images will go to {host}</source>
        <translation>Your images will go to {host}</translation>
    </message>
    <message id="ho.import.consent.b">
        <source>Only the images in a scene are sent, and only when you press Generate. No other address is contacted.</source>
        <translation>Only the images in a scene are sent, and only when you press Generate. No other address is contacted.</translation>
    </message>
    <message id="ho.import.deletion">
        <source>Deleting</source>
        <translation>Deleting</translation>
    </message>
    <message id="ho.import.drop">
        <source>Drop to add an upload host</source>
        <translation>Drop to add an upload host</translation>
    </message>
    <message id="ho.import.files">
        <source>Upload host files</source>
        <translation>Upload host files</translation>
    </message>
    <message id="ho.import.found">
        <source>Settings of {program}</source>
        <translation>Settings of {program}</translation>
    </message>
    <message id="ho.import.found.b">
        <source>{program} is on this computer. Its hosts can be taken over.</source>
        <translation>{program} is on this computer. Its hosts can be taken over.</translation>
    </message>
    <message id="ho.import.go">
        <source>Add this host</source>
        <translation>Add this host</translation>
    </message>
    <message id="ho.import.go.n" numerus="yes">
        <source>Add {n} hosts</source>
        <translation>
            <numerusform>Add 1 host</numerusform>
            <numerusform>Add {n} hosts</numerusform>
        </translation>
    </message>
    <message id="ho.import.how">
        <source>Choose a .sxcu file or PicGo settings, or drop the file on the window.</source>
        <translation>Choose a .sxcu file or PicGo settings, or drop the file on the window.</translation>
    </message>
    <message id="ho.import.left">
        <source>“{name}” was not added: {reason}.</source>
        <translation>“{name}” was not added: {reason}.</translation>
    </message>
    <message id="ho.import.next">
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message id="ho.import.not">
        <source>The host says no way to delete them</source>
        <translation>The host says no way to delete them</translation>
    </message>
    <message id="ho.import.plain">
        <source>This address is on your own computer and not protected.</source>
        <translation>This address is on your own computer and not protected.</translation>
    </message>
    <message id="ho.import.reading">
        <source>Reading the file…</source>
        <translation>Reading the file…</translation>
    </message>
    <message id="ho.import.refused">
        <source>This file was not added</source>
        <translation>This file was not added</translation>
    </message>
    <message id="ho.import.secret">
        <source>{name} (kept in {store})</source>
        <translation>{name} (kept in {store})</translation>
    </message>
    <message id="ho.import.session">
        <source>{store} cannot be used, so its secret is kept for this session only.</source>
        <translation>{store} cannot be used, so its secret is kept for this session only.</translation>
    </message>
    <message id="ho.import.title">
        <source>Add an upload host</source>
        <translation>Add an upload host</translation>
    </message>
    <message id="ho.import.which">
        <source>Which hosts do you want to add?</source>
        <translation>Which hosts do you want to add?</translation>
    </message>
    <message id="ho.import.with">
        <source>Sent with</source>
        <translation>Sent with</translation>
    </message>
    <message id="ho.in_use">
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message id="ho.inline">
        <source>Inside the request</source>
        <translation>Inside the request</translation>
    </message>
    <message id="ho.inline.b">
        <source>Experimental: small images travel inside the request itself</source>
        <translation>Experimental: small images travel inside the request itself</translation>
    </message>
    <message id="ho.intro">
        <source>RunComfy opens each image through a web link. Choose where this app puts them.</source>
        <translation>RunComfy opens each image through a web link. Choose where this app puts them.</translation>
    </message>
    <message id="ho.intro.practice">
        <source>Practice mode uses its own host; nothing leaves this computer.</source>
        <translation>Practice mode uses its own host; nothing leaves this computer.</translation>
    </message>
    <message id="ho.keyid">
        <source>Access key ID</source>
        <translation>Access key ID</translation>
    </message>
    <message id="ho.kind">
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message id="ho.lasts_hours">
        <source>The host keeps images for (hours)</source>
        <translation>The host keeps images for (hours)</translation>
    </message>
    <message id="ho.links">
        <source>I’ll paste web links</source>
        <translation>I’ll paste web links</translation>
    </message>
    <message id="ho.links.b">
        <source>Nothing is uploaded; ingredients must be public https links</source>
        <translation>Nothing is uploaded; ingredients must be public https links</translation>
    </message>
    <message id="ho.links.how">
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message id="ho.more">
        <source>More hosts…</source>
        <translation>More hosts…</translation>
    </message>
    <message id="ho.name">
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message id="ho.name.b">
        <source>What you call it; only you see this</source>
        <translation>What you call it; only you see this</translation>
    </message>
    <message id="ho.nextcloud">
        <source>Nextcloud or ownCloud</source>
        <translation>Nextcloud or ownCloud</translation>
    </message>
    <message id="ho.nextcloud.b">
        <source>Your own cloud: a share link that ends by itself</source>
        <translation>Your own cloud: a share link that ends by itself</translation>
    </message>
    <message id="ho.nextcloud.endpoint.b">
        <source>Your cloud’s address; a shared folder is made there</source>
        <translation>Your cloud’s address; a shared folder is made there</translation>
    </message>
    <message id="ho.no_delete">
        <source>This app cannot delete on this host</source>
        <translation>This app cannot delete on this host</translation>
    </message>
    <message id="ho.nothing">
        <source>There is nothing to test for this choice.</source>
        <translation>There is nothing to test for this choice.</translation>
    </message>
    <message id="ho.nullpointer">
        <source>0x0-style host</source>
        <translation>0x0-style host</translation>
    </message>
    <message id="ho.nullpointer.b">
        <source>A server that runs The Null Pointer. Images go away by themselves</source>
        <translation>A server that runs The Null Pointer. Images go away by themselves</translation>
    </message>
    <message id="ho.ok">
        <source>This host works</source>
        <translation>This host works</translation>
    </message>
    <message id="ho.ok.1">
        <source>Signed in</source>
        <translation>Signed in</translation>
    </message>
    <message id="ho.ok.2">
        <source>Uploaded a 12 KB test picture</source>
        <translation>Uploaded a 12 KB test picture</translation>
    </message>
    <message id="ho.ok.3">
        <source>Opened its link without signing in, as RunComfy will</source>
        <translation>Opened its link without signing in, as RunComfy will</translation>
    </message>
    <message id="ho.ok.4">
        <source>Deleted the test picture</source>
        <translation>Deleted the test picture</translation>
    </message>
    <message id="ho.options">
        <source>More settings</source>
        <translation>More settings</translation>
    </message>
    <message id="ho.order">
        <source>When a host fails</source>
        <translation>When a host fails</translation>
    </message>
    <message id="ho.order.b">
        <source>The next ticked host in this list is tried, before anything is paid.</source>
        <translation>The next ticked host in this list is tried, before anything is paid.</translation>
    </message>
    <message id="ho.order.down">
        <source>Move down</source>
        <translation>Move down</translation>
    </message>
    <message id="ho.order.first">
        <source>{name}, tried first</source>
        <translation>{name}, tried first</translation>
    </message>
    <message id="ho.order.moved">
        <source>{name} is number {i} of {n}</source>
        <translation>{name} is number {i} of {n}</translation>
    </message>
    <message id="ho.order.up">
        <source>Move up</source>
        <translation>Move up</translation>
    </message>
    <message id="ho.password">
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message id="ho.path_style">
        <source>Bucket in the path</source>
        <translation>Bucket in the path</translation>
    </message>
    <message id="ho.pomf">
        <source>Pomf-style host</source>
        <translation>Pomf-style host</translation>
    </message>
    <message id="ho.pomf.b">
        <source>Uguu and the like: no account. Images go away after some hours</source>
        <translation>Uguu and the like: no account. Images go away after some hours</translation>
    </message>
    <message id="ho.prefix">
        <source>Folder</source>
        <translation>Folder</translation>
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
        <translation>Other</translation>
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
        <translation>{kind}. Works</translation>
    </message>
    <message id="ho.provider">
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message id="ho.public">
        <source>Public</source>
        <translation>Public</translation>
    </message>
    <message id="ho.public_key">
        <source>Public key</source>
        <translation>Public key</translation>
    </message>
    <message id="ho.public_url">
        <source>Public address</source>
        <translation>Public address</translation>
    </message>
    <message id="ho.region">
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message id="ho.remove">
        <source>Remove this host…</source>
        <translation>Remove this host…</translation>
    </message>
    <message id="ho.remove.b">
        <source>Its settings and its secret leave this computer. Nothing on the host is touched.</source>
        <translation>Its settings and its secret leave this computer. Nothing on the host is touched.</translation>
    </message>
    <message id="ho.remove.go">
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message id="ho.remove.out" numerus="yes">
        <source>Its settings and its secret leave this computer. {n} of your images may still be on it, and this app could not delete them any more.</source>
        <translation>
            <numerusform>Its settings and its secret leave this computer. 1 of your images may still be on it, and this app could not delete it any more.</numerusform>
            <numerusform>Its settings and its secret leave this computer. {n} of your images may still be on it, and this app could not delete them any more.</numerusform>
        </translation>
    </message>
    <message id="ho.remove.t">
        <source>Remove “{name}”?</source>
        <translation>Remove “{name}”?</translation>
    </message>
    <message id="ho.removed">
        <source>“{name}” was removed.</source>
        <translation>“{name}” was removed.</translation>
    </message>
    <message id="ho.s3">
        <source>My storage bucket</source>
        <translation>My storage bucket</translation>
    </message>
    <message id="ho.s3.b">
        <source>S3-compatible: Amazon S3, Cloudflare R2, Backblaze B2, MinIO</source>
        <translation>S3-compatible: Amazon S3, Cloudflare R2, Backblaze B2, MinIO</translation>
    </message>
    <message id="ho.secret">
        <source>Secret key</source>
        <translation>Secret key</translation>
    </message>
    <message id="ho.secret.kept">
        <source>Kept in {store}; leave empty to keep it</source>
        <translation>Kept in {store}; leave empty to keep it</translation>
    </message>
    <message id="ho.secret.session">
        <source>{store} cannot be used, so the secret is kept for this session only.</source>
        <translation>{store} cannot be used, so the secret is kept for this session only.</translation>
    </message>
    <message id="ho.show">
        <source>Show secret</source>
        <translation>Show secret</translation>
    </message>
    <message id="ho.signed">
        <source>Private, signed for 24 hours</source>
        <translation>Private, signed for 24 hours</translation>
    </message>
    <message id="ho.step.1">
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message id="ho.step.2">
        <source>Upload a test picture</source>
        <translation>Upload a test picture</translation>
    </message>
    <message id="ho.step.3">
        <source>Open its link without signing in, as RunComfy will</source>
        <translation>Open its link without signing in, as RunComfy will</translation>
    </message>
    <message id="ho.step.4">
        <source>Delete the test picture</source>
        <translation>Delete the test picture</translation>
    </message>
    <message id="ho.step.names">
        <source>Sign in, upload, open, delete</source>
        <translation>Sign in, upload, open, delete</translation>
    </message>
    <message id="ho.test">
        <source>Test this host</source>
        <translation>Test this host</translation>
    </message>
    <message id="ho.test.stop">
        <source>Stop testing</source>
        <translation>Stop testing</translation>
    </message>
    <message id="ho.test.stopped">
        <source>Stopped. The test picture may still be there</source>
        <translation>Stopped. The test picture may still be there</translation>
    </message>
    <message id="ho.testing">
        <source>Testing with a tiny picture…</source>
        <translation>Testing with a tiny picture…</translation>
    </message>
    <message id="ho.token">
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message id="ho.unsaved">
        <source>Save changes to the upload host?</source>
        <translation>Save changes to the upload host?</translation>
    </message>
    <message id="ho.untested">
        <source>{kind}. Not tested yet</source>
        <translation>{kind}. Not tested yet</translation>
    </message>
    <message id="ho.upload_preset">
        <source>Upload preset</source>
        <translation>Upload preset</translation>
    </message>
    <message id="ho.uploadcare">
        <source>Uploadcare</source>
        <translation>Uploadcare</translation>
    </message>
    <message id="ho.uploadcare.b">
        <source>Needs only your public key. Images go away after 24 hours</source>
        <translation>Needs only your public key. Images go away after 24 hours</translation>
    </message>
    <message id="ho.uploadcare.public_key.b">
        <source>The public key of your project; no secret is needed</source>
        <translation>The public key of your project; no secret is needed</translation>
    </message>
    <message id="ho.user">
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message id="ho.webdav">
        <source>My web space (WebDAV)</source>
        <translation>My web space (WebDAV)</translation>
    </message>
    <message id="ho.webdav.b">
        <source>A folder that anyone can open on the web and only you can write</source>
        <translation>A folder that anyone can open on the web and only you can write</translation>
    </message>
    <message id="ho.webdav.endpoint.b">
        <source>Where the folder is written to</source>
        <translation>Where the folder is written to</translation>
    </message>
    <message id="ho.webdav.public_url.b">
        <source>Where the folder opens on the web; leave empty if it is the same address</source>
        <translation>Where the folder opens on the web; leave empty if it is the same address</translation>
    </message>
    <message id="ho.where">
        <source>Find it at {site}</source>
        <translation>Find it at {site}</translation>
    </message>
    <message id="ho.worked">
        <source>{kind}. Worked {t}</source>
        <translation>{kind}. Worked {t}</translation>
    </message>
    <message id="ho.zipline">
        <source>Zipline</source>
        <translation>Zipline</translation>
    </message>
    <message id="ho.zipline.b">
        <source>Your own Zipline server, version 4. Images go away by themselves</source>
        <translation>Your own Zipline server, version 4. Images go away by themselves</translation>
    </message>
    <message id="ing.add">
        <source>Add image</source>
        <translation>Add image</translation>
    </message>
    <message id="ing.added" numerus="yes">
        <source>{n} images added to your scene</source>
        <translation>
            <numerusform>1 image added to your scene</numerusform>
            <numerusform>{n} images added to your scene</numerusform>
        </translation>
    </message>
    <message id="ing.adds">
        <source>Add images…</source>
        <translation>Add images…</translation>
    </message>
    <message id="ing.busy">
        <source>Reading image {n}…</source>
        <translation>Reading image {n}…</translation>
    </message>
    <message id="ing.count">
        <source>{n} of 6</source>
        <translation>{n} of 6</translation>
    </message>
    <message id="ing.earlier">
        <source>Move earlier</source>
        <translation>Move earlier</translation>
    </message>
    <message id="ing.how">
        <source>Drop, paste or browse</source>
        <translation>Drop, paste or browse</translation>
    </message>
    <message id="ing.label">
        <source>Ingredients</source>
        <translation>Ingredients</translation>
    </message>
    <message id="ing.later">
        <source>Move later</source>
        <translation>Move later</translation>
    </message>
    <message id="ing.limit" numerus="yes">
        <source>A scene holds 6 images. {n} were not added; they are still where they were.</source>
        <translation>
            <numerusform>A scene holds 6 images. 1 was not added; it is still where it was.</numerusform>
            <numerusform>A scene holds 6 images. {n} were not added; they are still where they were.</numerusform>
        </translation>
    </message>
    <message id="ing.link">
        <source>Add from link…</source>
        <translation>Add from link…</translation>
    </message>
    <message id="ing.link.add">
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message id="ing.link.bad">
        <source>{reason}. Nothing was added. Correct the link, or save the picture and add the file.</source>
        <translation>{reason}. Nothing was added. Correct the link, or save the picture and add the file.</translation>
    </message>
    <message id="ing.link.body">
        <source>RunComfy opens the link itself, so it must work without signing in.</source>
        <translation>RunComfy opens the link itself, so it must work without signing in.</translation>
    </message>
    <message id="ing.link.ph">
        <source>Public https link to a picture</source>
        <translation>Public https link to a picture</translation>
    </message>
    <message id="ing.link.title">
        <source>Add from link</source>
        <translation>Add from link</translation>
    </message>
    <message id="ing.nopaste">
        <source>There is no picture or link to paste</source>
        <translation>There is no picture or link to paste</translation>
    </message>
    <message id="ing.pictures">
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message id="ing.recent">
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message id="ing.recent.gone">
        <source>“{file}” is no longer in its folder, so it was not added.</source>
        <translation>“{file}” is no longer in its folder, so it was not added.</translation>
    </message>
    <message id="ing.recent.none">
        <source>No images used yet</source>
        <translation>No images used yet</translation>
    </message>
    <message id="ing.recent.title">
        <source>Images used lately</source>
        <translation>Images used lately</translation>
    </message>
    <message id="ing.remove">
        <source>Remove image {n}</source>
        <translation>Remove image {n}</translation>
    </message>
    <message id="ing.removed">
        <source>Image {n} removed</source>
        <translation>Image {n} removed</translation>
    </message>
    <message id="ing.replace">
        <source>Replace image {n}…</source>
        <translation>Replace image {n}…</translation>
    </message>
    <message id="job.cancel">
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message id="job.cancelled">
        <source>Cancelled while waiting</source>
        <translation>Cancelled while waiting</translation>
    </message>
    <message id="job.cancelled.b">
        <source>No clip was made; your scene is kept.</source>
        <translation>No clip was made; your scene is kept.</translation>
    </message>
    <message id="job.cancelling">
        <source>Cancelling…</source>
        <translation>Cancelling…</translation>
    </message>
    <message id="job.down">
        <source>Downloading {p}%</source>
        <translation>Downloading {p}%</translation>
    </message>
    <message id="job.down.plain">
        <source>Downloading</source>
        <translation>Downloading</translation>
    </message>
    <message id="job.gen">
        <source>Generating {t}</source>
        <translation>Generating {t}</translation>
    </message>
    <message id="job.gen.plain">
        <source>Generating</source>
        <translation>Generating</translation>
    </message>
    <message id="job.host.next">
        <source>“{host}” did not work. Trying “{next}”</source>
        <translation>“{host}” did not work. Trying “{next}”</translation>
    </message>
    <message id="job.line">
        <source>Waiting in line</source>
        <translation>Waiting in line</translation>
    </message>
    <message id="job.line.b">
        <source>RunComfy has it; not started yet</source>
        <translation>RunComfy has it; not started yet</translation>
    </message>
    <message id="job.line.n">
        <source>Place {n} in line</source>
        <translation>Place {n} in line</translation>
    </message>
    <message id="job.nocancel">
        <source>RunComfy has started; it can no longer be cancelled</source>
        <translation>RunComfy has started; it can no longer be cancelled</translation>
    </message>
    <message id="job.prep">
        <source>Preparing</source>
        <translation>Preparing</translation>
    </message>
    <message id="job.seen">
        <source>Last seen generating, {t}</source>
        <translation>Last seen generating, {t}</translation>
    </message>
    <message id="job.send">
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message id="job.slow">
        <source>Still generating after {t}. This is unusual but not lost; we keep checking.</source>
        <translation>Still generating after {t}. This is unusual but not lost; we keep checking.</translation>
    </message>
    <message id="job.up">
        <source>Uploading {p}%</source>
        <translation>Uploading {p}%</translation>
    </message>
    <message id="job.up.n">
        <source>Image {i} of {n}</source>
        <translation>Image {i} of {n}</translation>
    </message>
    <message id="job.up.plain">
        <source>Uploading</source>
        <translation>Uploading</translation>
    </message>
    <message id="job.usual">
        <source>Recent clips took about {t}</source>
        <translation>Recent clips took about {t}</translation>
    </message>
    <message id="job.wait.key">
        <source>Waiting for a working key</source>
        <translation>Waiting for a working key</translation>
    </message>
    <message id="job.wait.key.at">
        <source>RunComfy has this clip. We look again once the key works.</source>
        <translation>RunComfy has this clip. We look again once the key works.</translation>
    </message>
    <message id="job.wait.net">
        <source>Waiting for the internet</source>
        <translation>Waiting for the internet</translation>
    </message>
    <message id="job.wait.net.at">
        <source>RunComfy has this clip. We look again once the connection is back.</source>
        <translation>RunComfy has this clip. We look again once the connection is back.</translation>
    </message>
    <message id="job.wait.net.b">
        <source>Nothing was sent. It goes out once the connection is back.</source>
        <translation>Nothing was sent. It goes out once the connection is back.</translation>
    </message>
    <message id="keys.all">
        <source>Select all / none</source>
        <translation>Select all / none</translation>
    </message>
    <message id="keys.areas">
        <source>Next / previous area</source>
        <translation>Next / previous area</translation>
    </message>
    <message id="keys.arrows">
        <source>Arrows</source>
        <translation>Arrows</translation>
    </message>
    <message id="keys.cancel">
        <source>Cancel or dismiss the card</source>
        <translation>Cancel or dismiss the card</translation>
    </message>
    <message id="keys.copy">
        <source>Copy clip file / copy prompt</source>
        <translation>Copy clip file / copy prompt</translation>
    </message>
    <message id="keys.direct">
        <source>Go to composer / gallery</source>
        <translation>Go to composer / gallery</translation>
    </message>
    <message id="keys.ends">
        <source>Start / end</source>
        <translation>Start / end</translation>
    </message>
    <message id="keys.extend">
        <source>Extend the selection</source>
        <translation>Extend the selection</translation>
    </message>
    <message id="keys.file">
        <source>Export / show in folder / delete</source>
        <translation>Export / show in folder / delete</translation>
    </message>
    <message id="keys.frame">
        <source>One frame</source>
        <translation>One frame</translation>
    </message>
    <message id="keys.full">
        <source>Full screen / back</source>
        <translation>Full screen / back</translation>
    </message>
    <message id="keys.gallery">
        <source>Gallery</source>
        <translation>Gallery</translation>
    </message>
    <message id="keys.marks">
        <source>Favourite / remix / compare two</source>
        <translation>Favourite / remix / compare two</translation>
    </message>
    <message id="keys.move">
        <source>Move among cards</source>
        <translation>Move among cards</translation>
    </message>
    <message id="keys.neighbours">
        <source>Previous / next clip</source>
        <translation>Previous / next clip</translation>
    </message>
    <message id="keys.paste">
        <source>Paste as ingredient</source>
        <translation>Paste as ingredient</translation>
    </message>
    <message id="keys.paste.prompt">
        <source>Paste as ingredient, in the prompt</source>
        <translation>Paste as ingredient, in the prompt</translation>
    </message>
    <message id="keys.play">
        <source>Play or pause</source>
        <translation>Play or pause</translation>
    </message>
    <message id="keys.reorder">
        <source>Reorder ingredients</source>
        <translation>Reorder ingredients</translation>
    </message>
    <message id="keys.replace">
        <source>Replace / remove ingredient</source>
        <translation>Replace / remove ingredient</translation>
    </message>
    <message id="keys.scene">
        <source>Scene</source>
        <translation>Scene</translation>
    </message>
    <message id="keys.second">
        <source>One second</source>
        <translation>One second</translation>
    </message>
    <message id="keys.shuttle">
        <source>Backwards / pause / forwards</source>
        <translation>Backwards / pause / forwards</translation>
    </message>
    <message id="keys.size">
        <source>Larger / smaller cards</source>
        <translation>Larger / smaller cards</translation>
    </message>
    <message id="keys.space">
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message id="keys.tiles">
        <source>Move among ingredients</source>
        <translation>Move among ingredients</translation>
    </message>
    <message id="keys.toggle">
        <source>Select or deselect</source>
        <translation>Select or deselect</translation>
    </message>
    <message id="keys.undo">
        <source>Undo / redo</source>
        <translation>Undo / redo</translation>
    </message>
    <message id="keys.viewer">
        <source>Viewer</source>
        <translation>Viewer</translation>
    </message>
    <message id="keys.window">
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message id="length.label">
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message id="length.none">
        <source>No clip yet</source>
        <translation>No clip yet</translation>
    </message>
    <message id="length.s">
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message id="li.bin">
        <source>Bin</source>
        <translation>Bin</translation>
    </message>
    <message id="li.bin.ask.b" numerus="yes">
        <source>{n} clips ({size}) go to your computer’s {bin}. Prompts and settings of these clips leave the gallery too.</source>
        <translation>
            <numerusform>1 clip ({size}) goes to your computer’s {bin}. Its prompt and settings leave the gallery too.</numerusform>
            <numerusform>{n} clips ({size}) go to your computer’s {bin}. Prompts and settings of these clips leave the gallery too.</numerusform>
        </translation>
    </message>
    <message id="li.bin.ask.go">
        <source>Empty</source>
        <translation>Empty</translation>
    </message>
    <message id="li.bin.ask.t">
        <source>Empty the bin?</source>
        <translation>Empty the bin?</translation>
    </message>
    <message id="li.bin.b">
        <source>Deleted clips stay here for 30 days, then go to your computer’s {bin}.</source>
        <translation>Deleted clips stay here for 30 days, then go to your computer’s {bin}.</translation>
    </message>
    <message id="li.bin.emptied" numerus="yes">
        <source>{n} clips are in your computer’s {bin} now.</source>
        <translation>
            <numerusform>1 clip is in your computer’s {bin} now.</numerusform>
            <numerusform>{n} clips are in your computer’s {bin} now.</numerusform>
        </translation>
    </message>
    <message id="li.bin.empty">
        <source>Empty bin…</source>
        <translation>Empty bin…</translation>
    </message>
    <message id="li.bin.emptying">
        <source>Emptying…</source>
        <translation>Emptying…</translation>
    </message>
    <message id="li.bin.n" numerus="yes">
        <source>{n} clips, {size}</source>
        <translation>
            <numerusform>1 clip, {size}</numerusform>
            <numerusform>{n} clips, {size}</numerusform>
        </translation>
    </message>
    <message id="li.bin.none">
        <source>The bin is empty.</source>
        <translation>The bin is empty.</translation>
    </message>
    <message id="li.chosen">
        <source>This folder is the library now.</source>
        <translation>This folder is the library now.</translation>
    </message>
    <message id="li.folder">
        <source>Library folder</source>
        <translation>Library folder</translation>
    </message>
    <message id="li.locate.b">
        <source>Choose where the library is now. Nothing is copied.</source>
        <translation>Choose where the library is now. Nothing is copied.</translation>
    </message>
    <message id="li.move">
        <source>Move…</source>
        <translation>Move…</translation>
    </message>
    <message id="li.moved">
        <source>The library has moved. The old place is cleared when the new one is open.</source>
        <translation>The library has moved. The old place is cleared when the new one is open.</translation>
    </message>
    <message id="li.moving">
        <source>Copying first, then switching. Your clips stay in the old place until it is done.</source>
        <translation>Copying first, then switching. Your clips stay in the old place until it is done.</translation>
    </message>
    <message id="li.moving.p">
        <source>Copied {p}%</source>
        <translation>Copied {p}%</translation>
    </message>
    <message id="li.moving.stopped">
        <source>Nothing was moved. Your clips are where they were.</source>
        <translation>Nothing was moved. Your clips are where they were.</translation>
    </message>
    <message id="li.room">
        <source>The new place needs {size} more. Nothing was moved.</source>
        <translation>The new place needs {size} more. Nothing was moved.</translation>
    </message>
    <message id="li.show">
        <source>Show folder</source>
        <translation>Show folder</translation>
    </message>
    <message id="li.used" numerus="yes">
        <source>{n} clips, {size}; {free} free on this disk</source>
        <translation>
            <numerusform>1 clip, {size}; {free} free on this disk</numerusform>
            <numerusform>{n} clips, {size}; {free} free on this disk</numerusform>
        </translation>
    </message>
    <message id="limit.no">
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message id="limit.price">
        <source>This costs {price} and would pass your limit of {limit} a day.</source>
        <translation>This costs {price} and would pass your limit of {limit} a day.</translation>
    </message>
    <message id="limit.safe">
        <source>Nothing has been sent; your scene is kept.</source>
        <translation>Nothing has been sent; your scene is kept.</translation>
    </message>
    <message id="limit.spent">
        <source>Today so far: {spent}.</source>
        <translation>Today so far: {spent}.</translation>
    </message>
    <message id="limit.t">
        <source>Pass today’s spending limit?</source>
        <translation>Pass today’s spending limit?</translation>
    </message>
    <message id="limit.unknown" numerus="yes">
        <source>{n} of today’s requests have no known price and are not counted.</source>
        <translation>
            <numerusform>1 of today’s requests has no known price and is not counted.</numerusform>
            <numerusform>{n} of today’s requests have no known price and are not counted.</numerusform>
        </translation>
    </message>
    <message id="limit.unpriced">
        <source>The price is not known just now, so your limit of {limit} a day cannot be checked.</source>
        <translation>The price is not known just now, so your limit of {limit} a day cannot be checked.</translation>
    </message>
    <message id="limit.unpriced.t">
        <source>Send without a known price?</source>
        <translation>Send without a known price?</translation>
    </message>
    <message id="limit.waiting">
        <source>Of that, {waiting} is for clips not sent yet.</source>
        <translation>Of that, {waiting} is for clips not sent yet.</translation>
    </message>
    <message id="limit.yes">
        <source>Send anyway</source>
        <translation>Send anyway</translation>
    </message>
    <message id="me.about">
        <source>About PikaScenes</source>
        <translation>About PikaScenes</translation>
    </message>
    <message id="me.all">
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message id="me.close">
        <source>Close window</source>
        <translation>Close window</translation>
    </message>
    <message id="me.composer">
        <source>Scene composer</source>
        <translation>Scene composer</translation>
    </message>
    <message id="me.contacts">
        <source>Connections…</source>
        <translation>Connections…</translation>
    </message>
    <message id="me.copy">
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message id="me.cut">
        <source>Cut</source>
        <translation>Cut</translation>
    </message>
    <message id="me.delete">
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message id="me.edit">
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message id="me.file">
        <source>File</source>
        <translation>File</translation>
    </message>
    <message id="me.front">
        <source>Bring all to front</source>
        <translation>Bring all to front</translation>
    </message>
    <message id="me.gallery">
        <source>Gallery</source>
        <translation>Gallery</translation>
    </message>
    <message id="me.help">
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message id="me.history.in">
        <source>Import history…</source>
        <translation>Import history…</translation>
    </message>
    <message id="me.history.out">
        <source>Export history…</source>
        <translation>Export history…</translation>
    </message>
    <message id="me.keys">
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message id="me.larger">
        <source>Larger cards</source>
        <translation>Larger cards</translation>
    </message>
    <message id="me.logs">
        <source>Show log folder</source>
        <translation>Show log folder</translation>
    </message>
    <message id="me.menu">
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message id="me.minimise">
        <source>Minimise</source>
        <translation>Minimise</translation>
    </message>
    <message id="me.new">
        <source>New scene</source>
        <translation>New scene</translation>
    </message>
    <message id="me.paste">
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message id="me.quit">
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message id="me.redo">
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message id="me.report">
        <source>Report for support…</source>
        <translation>Report for support…</translation>
    </message>
    <message id="me.search">
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message id="me.smaller">
        <source>Smaller cards</source>
        <translation>Smaller cards</translation>
    </message>
    <message id="me.undo">
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message id="me.update">
        <source>Check for updates…</source>
        <translation>Check for updates…</translation>
    </message>
    <message id="me.view">
        <source>View</source>
        <translation>View</translation>
    </message>
    <message id="me.window">
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message id="me.zoom">
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message id="no.failed">
        <source>A clip needs your attention</source>
        <translation>A clip needs your attention</translation>
    </message>
    <message id="no.ready">
        <source>Your clip is ready</source>
        <translation>Your clip is ready</translation>
    </message>
    <message id="pre.applied">
        <source>Preset “{name}” applied</source>
        <translation>Preset “{name}” applied</translation>
    </message>
    <message id="pre.delete">
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message id="pre.deleted">
        <source>Preset “{name}” deleted</source>
        <translation>Preset “{name}” deleted</translation>
    </message>
    <message id="pre.images" numerus="yes">
        <source>With its {n} images</source>
        <translation>
            <numerusform>With its image</numerusform>
            <numerusform>With its {n} images</numerusform>
        </translation>
    </message>
    <message id="pre.manage">
        <source>Manage presets…</source>
        <translation>Manage presets…</translation>
    </message>
    <message id="pre.menu">
        <source>Scene presets</source>
        <translation>Scene presets</translation>
    </message>
    <message id="pre.name">
        <source>Name of the preset</source>
        <translation>Name of the preset</translation>
    </message>
    <message id="pre.none">
        <source>No presets yet</source>
        <translation>No presets yet</translation>
    </message>
    <message id="pre.rename">
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message id="pre.rename.title">
        <source>Rename preset</source>
        <translation>Rename preset</translation>
    </message>
    <message id="pre.save">
        <source>Save scene as preset…</source>
        <translation>Save scene as preset…</translation>
    </message>
    <message id="pre.save.title">
        <source>Save scene as preset</source>
        <translation>Save scene as preset</translation>
    </message>
    <message id="pre.saved">
        <source>Preset “{name}” saved</source>
        <translation>Preset “{name}” saved</translation>
    </message>
    <message id="pre.title">
        <source>Scene presets</source>
        <translation>Scene presets</translation>
    </message>
    <message id="prompt.earlier">
        <source>Earlier prompts</source>
        <translation>Earlier prompts</translation>
    </message>
    <message id="prompt.earlier.none">
        <source>Prompts appear here once you have made a clip.</source>
        <translation>Prompts appear here once you have made a clip.</translation>
    </message>
    <message id="prompt.label">
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message id="prompt.over" numerus="yes">
        <source>{n} characters too long</source>
        <translation>
            <numerusform>1 character too long</numerusform>
            <numerusform>{n} characters too long</numerusform>
        </translation>
    </message>
    <message id="prompt.ph">
        <source>Say what happens. For example: the fox carries the lantern through the snowy village at dusk.</source>
        <translation>Say what happens. For example: the fox carries the lantern through the snowy village at dusk.</translation>
    </message>
    <message id="quality.label">
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message id="re.backup">
        <source>Began from a backup</source>
        <translation>Began from a backup</translation>
    </message>
    <message id="re.body">
        <source>The history file was damaged. What could be read was put together again, and the damaged file is kept.</source>
        <translation>The history file was damaged. What could be read was put together again, and the damaged file is kept.</translation>
    </message>
    <message id="re.clips">
        <source>Found again in the library</source>
        <translation>Found again in the library</translation>
    </message>
    <message id="re.generations">
        <source>Read from the damaged file</source>
        <translation>Read from the damaged file</translation>
    </message>
    <message id="re.go">
        <source>What came back…</source>
        <translation>What came back…</translation>
    </message>
    <message id="re.kept">
        <source>The damaged file is kept as</source>
        <translation>The damaged file is kept as</translation>
    </message>
    <message id="re.no">
        <source>No</source>
        <translation>No</translation>
    </message>
    <message id="re.receipts">
        <source>Requests known by their receipts</source>
        <translation>Requests known by their receipts</translation>
    </message>
    <message id="re.show">
        <source>Show damaged file</source>
        <translation>Show damaged file</translation>
    </message>
    <message id="re.title">
        <source>The history was repaired</source>
        <translation>The history was repaired</translation>
    </message>
    <message id="re.yes">
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message id="ready.badimg">
        <source>Image {n} needs your attention</source>
        <translation>Image {n} needs your attention</translation>
    </message>
    <message id="ready.free">
        <source>No cost</source>
        <translation>No cost</translation>
    </message>
    <message id="ready.host">
        <source>Upload</source>
        <translation>Upload</translation>
    </message>
    <message id="ready.host.untested">
        <source>Upload: not tested since its last change</source>
        <translation>Upload: not tested since its last change</translation>
    </message>
    <message id="ready.job">
        <source>1 paid request</source>
        <translation>1 paid request</translation>
    </message>
    <message id="ready.jobs" numerus="yes">
        <source>{n} paid requests</source>
        <translation>
            <numerusform>1 paid request</numerusform>
            <numerusform>{n} paid requests</numerusform>
        </translation>
    </message>
    <message id="ready.key">
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message id="ready.lib">
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message id="ready.nohost">
        <source>Choose an upload host</source>
        <translation>Choose an upload host</translation>
    </message>
    <message id="ready.noimg">
        <source>Add at least one image</source>
        <translation>Add at least one image</translation>
    </message>
    <message id="ready.nokey">
        <source>Key not accepted</source>
        <translation>Key not accepted</translation>
    </message>
    <message id="ready.nokey.yet">
        <source>Add your RunComfy key</source>
        <translation>Add your RunComfy key</translation>
    </message>
    <message id="ready.nolib">
        <source>Library folder is missing</source>
        <translation>Library folder is missing</translation>
    </message>
    <message id="ready.nostore">
        <source>The key store cannot be read</source>
        <translation>The key store cannot be read</translation>
    </message>
    <message id="ready.overlong">
        <source>The prompt is too long</source>
        <translation>The prompt is too long</translation>
    </message>
    <message id="ready.price">
        <source>{price} · {requests}</source>
        <translation>{price} · {requests}</translation>
    </message>
    <message id="ready.reading">
        <source>Reading image {n}…</source>
        <translation>Reading image {n}…</translation>
    </message>
    <message id="ready.seed">
        <source>The seed needs a whole number</source>
        <translation>The seed needs a whole number</translation>
    </message>
    <message id="ready.space">
        <source>{size} free</source>
        <translation>{size} free</translation>
    </message>
    <message id="reason.archive_newer">
        <source>a newer version of this app made it, so update first</source>
        <translation>a newer version of this app made it, so update first</translation>
    </message>
    <message id="reason.archive_too_large">
        <source>it is too large</source>
        <translation>it is too large</translation>
    </message>
    <message id="reason.asks_for_token">
        <source>Its links ask for a sign-in</source>
        <translation>Its links ask for a sign-in</translation>
    </message>
    <message id="reason.bad_characters">
        <source>Some characters cannot be used here</source>
        <translation>Some characters cannot be used here</translation>
    </message>
    <message id="reason.certificate">
        <source>The website’s certificate is not valid</source>
        <translation>The website’s certificate is not valid</translation>
    </message>
    <message id="reason.closed">
        <source>It no longer works as it did, or not reliably</source>
        <translation>It no longer works as it did, or not reliably</translation>
    </message>
    <message id="reason.command_line">
        <source>The library was named when this app was started</source>
        <translation>The library was named when this app was started</translation>
    </message>
    <message id="reason.custom_bad_header">
        <source>one of its headers holds characters that cannot be sent</source>
        <translation>one of its headers holds characters that cannot be sent</translation>
    </message>
    <message id="reason.custom_link_not_https">
        <source>the host’s link is not a public https link</source>
        <translation>the host’s link is not a public https link</translation>
    </message>
    <message id="reason.custom_no_link">
        <source>the host did not answer with a link</source>
        <translation>the host did not answer with a link</translation>
    </message>
    <message id="reason.custom_redirected">
        <source>the host passed the picture on to another address, which was not followed</source>
        <translation>the host passed the picture on to another address, which was not followed</translation>
    </message>
    <message id="reason.custom_unreadable">
        <source>the host’s answer could not be searched</source>
        <translation>the host’s answer could not be searched</translation>
    </message>
    <message id="reason.empty">
        <source>The link opens an empty file</source>
        <translation>The link opens an empty file</translation>
    </message>
    <message id="reason.has_password">
        <source>The link holds a password</source>
        <translation>The link holds a password</translation>
    </message>
    <message id="reason.import_address_changes">
        <source>Its host would change from one upload to the next</source>
        <translation>Its host would change from one upload to the next</translation>
    </message>
    <message id="reason.import_answer">
        <source>An answer is empty, too long, or none of the choices</source>
        <translation>An answer is empty, too long, or none of the choices</translation>
    </message>
    <message id="reason.import_cloud_unknown">
        <source>This kind of host is not taken over; add its bucket as S3-compatible</source>
        <translation>This kind of host is not taken over; add its bucket as S3-compatible</translation>
    </message>
    <message id="reason.import_deletion">
        <source>Its way to delete is none of GET, DELETE and POST, or has no address</source>
        <translation>Its way to delete is none of GET, DELETE and POST, or has no address</translation>
    </message>
    <message id="reason.import_header">
        <source>It sets a header that only this app may set</source>
        <translation>It sets a header that only this app may set</translation>
    </message>
    <message id="reason.import_imgur">
        <source>Imgur turns RunComfy’s servers away</source>
        <translation>Imgur turns RunComfy’s servers away</translation>
    </message>
    <message id="reason.import_leaks">
        <source>It would tell the host your user name, your computer’s name or what you have open</source>
        <translation>It would tell the host your user name, your computer’s name or what you have open</translation>
    </message>
    <message id="reason.import_link_shortener">
        <source>It shortens links and takes no pictures</source>
        <translation>It shortens links and takes no pictures</translation>
    </message>
    <message id="reason.import_method">
        <source>It does not send with POST, PUT or PATCH</source>
        <translation>It does not send with POST, PUT or PATCH</translation>
    </message>
    <message id="reason.import_no_address">
        <source>It names no web address to upload to</source>
        <translation>It names no web address to upload to</translation>
    </message>
    <message id="reason.import_no_field">
        <source>It does not name the form field of the picture</source>
        <translation>It does not name the form field of the picture</translation>
    </message>
    <message id="reason.import_no_picture">
        <source>It would not send the picture, or send it more than once</source>
        <translation>It would not send the picture, or send it more than once</translation>
    </message>
    <message id="reason.import_not_a_description">
        <source>It does not describe an upload host</source>
        <translation>It does not describe an upload host</translation>
    </message>
    <message id="reason.import_not_https">
        <source>Its address is not protected (https), so pictures and keys could be read on the way</source>
        <translation>Its address is not protected (https), so pictures and keys could be read on the way</translation>
    </message>
    <message id="reason.import_not_readable">
        <source>The file cannot be read</source>
        <translation>The file cannot be read</translation>
    </message>
    <message id="reason.import_nothing">
        <source>There is no host in it that can be taken over</source>
        <translation>There is no host in it that can be taken over</translation>
    </message>
    <message id="reason.import_password_in_address">
        <source>Its address holds a password; move it to a header</source>
        <translation>Its address holds a password; move it to a header</translation>
    </message>
    <message id="reason.import_pattern">
        <source>It holds a search pattern that is wrong or could take for ever</source>
        <translation>It holds a search pattern that is wrong or could take for ever</translation>
    </message>
    <message id="reason.import_syntax">
        <source>A part in braces cannot be understood</source>
        <translation>A part in braces cannot be understood</translation>
    </message>
    <message id="reason.import_text_only">
        <source>It takes text and no pictures</source>
        <translation>It takes text and no pictures</translation>
    </message>
    <message id="reason.import_too_early">
        <source>It would send the answer before there is one</source>
        <translation>It would send the answer before there is one</translation>
    </message>
    <message id="reason.import_too_large">
        <source>The file is too large for a host’s settings</source>
        <translation>The file is too large for a host’s settings</translation>
    </message>
    <message id="reason.import_unknown_function">
        <source>It uses a function that this app does not know</source>
        <translation>It uses a function that this app does not know</translation>
    </message>
    <message id="reason.inside">
        <source>The folder is inside the library itself</source>
        <translation>The folder is inside the library itself</translation>
    </message>
    <message id="reason.link_asks_for_token">
        <source>The link’s website gives pictures only to its own users</source>
        <translation>The link’s website gives pictures only to its own users</translation>
    </message>
    <message id="reason.link_changed">
        <source>The link was changed, so its signature does not fit</source>
        <translation>The link was changed, so its signature does not fit</translation>
    </message>
    <message id="reason.link_expired">
        <source>The link has expired</source>
        <translation>The link has expired</translation>
    </message>
    <message id="reason.link_host_closed">
        <source>The link’s website no longer keeps pictures reliably</source>
        <translation>The link’s website no longer keeps pictures reliably</translation>
    </message>
    <message id="reason.link_opens_pages">
        <source>The link’s website shows a web page and not the picture</source>
        <translation>The link’s website shows a web page and not the picture</translation>
    </message>
    <message id="reason.link_turns_servers_away">
        <source>The link’s website turns away servers such as RunComfy’s, so the image would not open</source>
        <translation>The link’s website turns away servers such as RunComfy’s, so the image would not open</translation>
    </message>
    <message id="reason.link_unwanted">
        <source>The link’s website does not want this use</source>
        <translation>The link’s website does not want this use</translation>
    </message>
    <message id="reason.loopback_only">
        <source>it works only with a service on this computer</source>
        <translation>it works only with a service on this computer</translation>
    </message>
    <message id="reason.missing">
        <source>This is needed</source>
        <translation>This is needed</translation>
    </message>
    <message id="reason.name_taken">
        <source>Another host has this name</source>
        <translation>Another host has this name</translation>
    </message>
    <message id="reason.never_forgets">
        <source>What was put there cannot be taken back for good</source>
        <translation>What was put there cannot be taken back for good</translation>
    </message>
    <message id="reason.no_such_host">
        <source>The link’s website does not exist</source>
        <translation>The link’s website does not exist</translation>
    </message>
    <message id="reason.not_a_folder">
        <source>That is a file, not a folder</source>
        <translation>That is a file, not a folder</translation>
    </message>
    <message id="reason.not_an_address">
        <source>Use a web address, such as https://example.com</source>
        <translation>Use a web address, such as https://example.com</translation>
    </message>
    <message id="reason.not_an_archive">
        <source>it is not an exported history</source>
        <translation>it is not an exported history</translation>
    </message>
    <message id="reason.not_an_image">
        <source>The link does not open a picture</source>
        <translation>The link does not open a picture</translation>
    </message>
    <message id="reason.not_found">
        <source>There is nothing behind the link</source>
        <translation>There is nothing behind the link</translation>
    </message>
    <message id="reason.not_https">
        <source>The link must begin with https</source>
        <translation>The link must begin with https</translation>
    </message>
    <message id="reason.not_one_of">
        <source>Use one of the choices</source>
        <translation>Use one of the choices</translation>
    </message>
    <message id="reason.not_public">
        <source>The link points into a private network</source>
        <translation>The link points into a private network</translation>
    </message>
    <message id="reason.not_text">
        <source>Use plain text</source>
        <translation>Use plain text</translation>
    </message>
    <message id="reason.not_yes_or_no">
        <source>Use yes or no</source>
        <translation>Use yes or no</translation>
    </message>
    <message id="reason.only_links">
        <source>it takes web links only</source>
        <translation>it takes web links only</translation>
    </message>
    <message id="reason.opens_pages">
        <source>Its links open a web page and not the picture</source>
        <translation>Its links open a web page and not the picture</translation>
    </message>
    <message id="reason.same">
        <source>The library is in this folder already</source>
        <translation>The library is in this folder already</translation>
    </message>
    <message id="reason.secret_inside">
        <source>A secret does not belong here</source>
        <translation>A secret does not belong here</translation>
    </message>
    <message id="reason.server_error">
        <source>The website answers with an error</source>
        <translation>The website answers with an error</translation>
    </message>
    <message id="reason.sign_in">
        <source>The link asks for a sign-in</source>
        <translation>The link asks for a sign-in</translation>
    </message>
    <message id="reason.taken">
        <source>A different file there has the name of one of your clips</source>
        <translation>A different file there has the name of one of your clips</translation>
    </message>
    <message id="reason.too_large">
        <source>The picture is larger than 50 MB</source>
        <translation>The picture is larger than 50 MB</translation>
    </message>
    <message id="reason.too_large_inline">
        <source>the image is too large to travel inside the request</source>
        <translation>the image is too large to travel inside the request</translation>
    </message>
    <message id="reason.too_long">
        <source>This is too long</source>
        <translation>This is too long</translation>
    </message>
    <message id="reason.too_many_redirects">
        <source>The link leads from one place to another without end</source>
        <translation>The link leads from one place to another without end</translation>
    </message>
    <message id="reason.turns_servers_away">
        <source>It turns away servers such as RunComfy’s, so your images would not open</source>
        <translation>It turns away servers such as RunComfy’s, so your images would not open</translation>
    </message>
    <message id="reason.type_not_taken">
        <source>it does not take this type of file</source>
        <translation>it does not take this type of file</translation>
    </message>
    <message id="reason.unknown">
        <source>There is no such setting</source>
        <translation>There is no such setting</translation>
    </message>
    <message id="reason.unreachable">
        <source>The link’s website does not answer</source>
        <translation>The link’s website does not answer</translation>
    </message>
    <message id="reason.unwanted">
        <source>It does not want this use, and often takes no uploads</source>
        <translation>It does not want this use, and often takes no uploads</translation>
    </message>
    <message id="remark.address_unchecked">
        <source>Your proxy opened the link, so whether its address is public could not be checked.</source>
        <translation>Your proxy opened the link, so whether its address is public could not be checked.</translation>
    </message>
    <message id="remark.attachment">
        <source>The website offers the picture as a download. It opens all the same.</source>
        <translation>The website offers the picture as a download. It opens all the same.</translation>
    </message>
    <message id="remark.other_type">
        <source>The website names another kind of file than the picture is. It opens all the same.</source>
        <translation>The website names another kind of file than the picture is. It opens all the same.</translation>
    </message>
    <message id="remark.re_encoded">
        <source>The website gives out another file than was sent, so it may have changed the picture.</source>
        <translation>The website gives out another file than was sent, so it may have changed the picture.</translation>
    </message>
    <message id="remark.redirects">
        <source>The link leads on to another address. It opens, but a direct link is safer.</source>
        <translation>The link leads on to another address. It opens, but a direct link is safer.</translation>
    </message>
    <message id="ren.b">
        <source>Leave it empty to go by the prompt. The clip’s file keeps its name.</source>
        <translation>Leave it empty to go by the prompt. The clip’s file keeps its name.</translation>
    </message>
    <message id="ren.rename">
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message id="ren.t">
        <source>Rename clip</source>
        <translation>Rename clip</translation>
    </message>
    <message id="ren.title">
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message id="rl.back">
        <source>Keep the old one</source>
        <translation>Keep the old one</translation>
    </message>
    <message id="rl.found" numerus="yes">
        <source>This folder is the library now. {n} clips were found.</source>
        <translation>
            <numerusform>This folder is the library now. 1 clip was found.</numerusform>
            <numerusform>This folder is the library now. {n} clips were found.</numerusform>
        </translation>
    </message>
    <message id="rl.looking">
        <source>Looking for your clips…</source>
        <translation>Looking for your clips…</translation>
    </message>
    <message id="rl.looking.part">
        <source>Looking for your clips… {p}%</source>
        <translation>Looking for your clips… {p}%</translation>
    </message>
    <message id="rl.none.t">
        <source>None of your clips are in this folder</source>
        <translation>None of your clips are in this folder</translation>
    </message>
    <message id="rl.some.b">
        <source>The others keep their place in the history, and are back once the right folder is chosen. No file is changed.</source>
        <translation>The others keep their place in the history, and are back once the right folder is chosen. No file is changed.</translation>
    </message>
    <message id="rl.some.t" numerus="yes">
        <source>Only {n} of your {m} clips are in this folder</source>
        <translation>
            <numerusform>Only 1 of your {m} clips is in this folder</numerusform>
            <numerusform>Only {n} of your {m} clips are in this folder</numerusform>
        </translation>
    </message>
    <message id="rl.use">
        <source>Use this folder</source>
        <translation>Use this folder</translation>
    </message>
    <message id="rp.body">
        <source>This is all that would be saved. Keys, links, your folders and your prompts are left out. Nothing is sent anywhere.</source>
        <translation>This is all that would be saved. Keys, links, your folders and your prompts are left out. Nothing is sent anywhere.</translation>
    </message>
    <message id="rp.clips.json">
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message id="rp.connections.txt">
        <source>Connections</source>
        <translation>Connections</translation>
    </message>
    <message id="rp.crashes.txt">
        <source>Crashes</source>
        <translation>Crashes</translation>
    </message>
    <message id="rp.files">
        <source>Files of the report</source>
        <translation>Files of the report</translation>
    </message>
    <message id="rp.log.txt">
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message id="rp.making">
        <source>Putting the report together…</source>
        <translation>Putting the report together…</translation>
    </message>
    <message id="rp.name">
        <source>pikascenes-report</source>
        <translation>pikascenes-report</translation>
    </message>
    <message id="rp.prompts">
        <source>Include the prompts of clips that are not saved</source>
        <translation>Include the prompts of clips that are not saved</translation>
    </message>
    <message id="rp.save">
        <source>Save report…</source>
        <translation>Save report…</translation>
    </message>
    <message id="rp.saved">
        <source>Saved as {file}</source>
        <translation>Saved as {file}</translation>
    </message>
    <message id="rp.settings.json">
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message id="rp.text">
        <source>Text of {name}</source>
        <translation>Text of {name}</translation>
    </message>
    <message id="rp.title">
        <source>Report for support</source>
        <translation>Report for support</translation>
    </message>
    <message id="rp.versions.txt">
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message id="sample.1">
        <source>Fox and lantern</source>
        <translation>Fox and lantern</translation>
    </message>
    <message id="sample.1.prompt">
        <source>The fox carries the lantern through the snowy village at dusk. Slow dolly in at eye level, warm windows, snow drifting past the lens.</source>
        <translation>The fox carries the lantern through the snowy village at dusk. Slow dolly in at eye level, warm windows, snow drifting past the lens.</translation>
    </message>
    <message id="sample.2">
        <source>Teapot on the lake</source>
        <translation>Teapot on the lake</translation>
    </message>
    <message id="sample.2.prompt">
        <source>The teapot and the paper boat sail across the evening lake below the mountains, a thin ribbon of steam behind them. Wide, calm, slow pan.</source>
        <translation>The teapot and the paper boat sail across the evening lake below the mountains, a thin ribbon of steam behind them. Wide, calm, slow pan.</translation>
    </message>
    <message id="sample.3">
        <source>The robot’s garden</source>
        <translation>The robot’s garden</translation>
    </message>
    <message id="sample.3.prompt">
        <source>The robot waters its first seedling at the edge of the forest, a red umbrella open above it. Soft morning light, gentle push in.</source>
        <translation>The robot waters its first seedling at the edge of the forest, a red umbrella open above it. Soft morning light, gentle push in.</translation>
    </message>
    <message id="seed.bad">
        <source>Use a whole number, such as 48213907.</source>
        <translation>Use a whole number, such as 48213907.</translation>
    </message>
    <message id="seed.label">
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message id="seed.locked">
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message id="seed.new">
        <source>New each time</source>
        <translation>New each time</translation>
    </message>
    <message id="seed.random">
        <source>Random</source>
        <translation>Random</translation>
    </message>
    <message id="sel.done">
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message id="sel.n">
        <source>{n} selected</source>
        <translation>{n} selected</translation>
    </message>
    <message id="set.label">
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message id="shape.label">
        <source>Shape</source>
        <translation>Shape</translation>
    </message>
    <message id="sort.long">
        <source>Longest</source>
        <translation>Longest</translation>
    </message>
    <message id="sort.new">
        <source>Newest</source>
        <translation>Newest</translation>
    </message>
    <message id="sort.old">
        <source>Oldest</source>
        <translation>Oldest</translation>
    </message>
    <message id="st.account">
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message id="st.cancel">
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message id="st.close">
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message id="st.discard">
        <source>Don’t save</source>
        <translation>Don’t save</translation>
    </message>
    <message id="st.general">
        <source>General</source>
        <translation>General</translation>
    </message>
    <message id="st.host">
        <source>Upload host</source>
        <translation>Upload host</translation>
    </message>
    <message id="st.library">
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message id="st.save">
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message id="st.studio">
        <source>Set by your studio</source>
        <translation>Set by your studio</translation>
    </message>
    <message id="st.title">
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message id="sys.bin.darwin">
        <source>Trash</source>
        <translation>Trash</translation>
    </message>
    <message id="sys.bin.linux">
        <source>trash</source>
        <translation>trash</translation>
    </message>
    <message id="sys.bin.win32">
        <source>Recycle Bin</source>
        <translation>Recycle Bin</translation>
    </message>
    <message id="tip.copied">
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message id="un.differs">
        <source>The request with this ID has another {what}. Nothing is attached yet. Attach it all the same?</source>
        <translation>The request with this ID has another {what}. Nothing is attached yet. Attach it all the same?</translation>
    </message>
    <message id="un.differs.go">
        <source>Attach anyway</source>
        <translation>Attach anyway</translation>
    </message>
    <message id="un.price">
        <source>This sends one more paid request: {money}.</source>
        <translation>This sends one more paid request: {money}.</translation>
    </message>
    <message id="un.price.practice">
        <source>This goes to practice once more, at no cost.</source>
        <translation>This goes to practice once more, at no cost.</translation>
    </message>
    <message id="un.price.unknown">
        <source>This sends one more paid request. Its price is not known just now.</source>
        <translation>This sends one more paid request. Its price is not known just now.</translation>
    </message>
    <message id="un.what.aspectRatio">
        <source>shape</source>
        <translation>shape</translation>
    </message>
    <message id="un.what.duration">
        <source>length</source>
        <translation>length</translation>
    </message>
    <message id="un.what.negativePrompt">
        <source>avoid text</source>
        <translation>avoid text</translation>
    </message>
    <message id="un.what.promptText">
        <source>prompt</source>
        <translation>prompt</translation>
    </message>
    <message id="un.what.seed">
        <source>seed</source>
        <translation>seed</translation>
    </message>
    <message id="up.b">
        <source>You have version {version}. Nothing is installed by itself; the page in your browser has the new one.</source>
        <translation>You have version {version}. Nothing is installed by itself; the page in your browser has the new one.</translation>
    </message>
    <message id="up.failed">
        <source>Could not look for a newer version. Try again later.</source>
        <translation>Could not look for a newer version. Try again later.</translation>
    </message>
    <message id="up.go">
        <source>Open the page</source>
        <translation>Open the page</translation>
    </message>
    <message id="up.none">
        <source>You have the newest version, {version}</source>
        <translation>You have the newest version, {version}</translation>
    </message>
    <message id="up.t">
        <source>Version {version} is available</source>
        <translation>Version {version} is available</translation>
    </message>
    <message id="vars.label">
        <source>Variations</source>
        <translation>Variations</translation>
    </message>
    <message id="vars.times">
        <source>×{n}</source>
        <translation>×{n}</translation>
    </message>
    <message id="view.back">
        <source>Gallery</source>
        <translation>Gallery</translation>
    </message>
    <message id="view.close">
        <source>Back to the gallery</source>
        <translation>Back to the gallery</translation>
    </message>
    <message id="view.compare">
        <source>Compare with…</source>
        <translation>Compare with…</translation>
    </message>
    <message id="view.compare.next">
        <source>Next clip</source>
        <translation>Next clip</translation>
    </message>
    <message id="view.compare.prev">
        <source>Previous clip</source>
        <translation>Previous clip</translation>
    </message>
    <message id="view.copyfile">
        <source>Copy clip file</source>
        <translation>Copy clip file</translation>
    </message>
    <message id="view.copyseed">
        <source>Copy seed</source>
        <translation>Copy seed</translation>
    </message>
    <message id="view.cost">
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message id="view.created">
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message id="view.drag">
        <source>Drag the clip into another app</source>
        <translation>Drag the clip into another app</translation>
    </message>
    <message id="view.file">
        <source>File</source>
        <translation>File</translation>
    </message>
    <message id="view.filesize">
        <source>File size</source>
        <translation>File size</translation>
    </message>
    <message id="view.fps">
        <source>{n} fps</source>
        <translation>{n} fps</translation>
    </message>
    <message id="view.frame">
        <source>frame {i} of {n}</source>
        <translation>frame {i} of {n}</translation>
    </message>
    <message id="view.frame.saved">
        <source>Frame saved as {file}. Show</source>
        <translation>Frame saved as {file}. Show</translation>
    </message>
    <message id="view.full">
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message id="view.gone">
        <source>This clip’s file was moved or deleted. Its prompt and settings are still here.</source>
        <translation>This clip’s file was moved or deleted. Its prompt and settings are still here.</translation>
    </message>
    <message id="view.info">
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message id="view.locate">
        <source>Locate file…</source>
        <translation>Locate file…</translation>
    </message>
    <message id="view.locate.title">
        <source>Where is this clip now?</source>
        <translation>Where is this clip now?</translation>
    </message>
    <message id="view.located">
        <source>Clip found. It is in the library again.</source>
        <translation>Clip found. It is in the library again.</translation>
    </message>
    <message id="view.loop">
        <source>Loop</source>
        <translation>Loop</translation>
    </message>
    <message id="view.missing">
        <source>This clip’s file was moved or deleted. Its prompt and settings are still here. Locate file… or Remix.</source>
        <translation>This clip’s file was moved or deleted. Its prompt and settings are still here. Locate file… or Remix.</translation>
    </message>
    <message id="view.moment">
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message id="view.mute">
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message id="view.next">
        <source>Next clip</source>
        <translation>Next clip</translation>
    </message>
    <message id="view.nextf">
        <source>Next frame</source>
        <translation>Next frame</translation>
    </message>
    <message id="view.nocost">
        <source>No cost</source>
        <translation>No cost</translation>
    </message>
    <message id="view.noticed">
        <source>Image {images}: {remark}</source>
        <translation>Image {images}: {remark}</translation>
    </message>
    <message id="view.of">
        <source>{i} of {n}</source>
        <translation>{i} of {n}</translation>
    </message>
    <message id="view.page">
        <source>Viewer</source>
        <translation>Viewer</translation>
    </message>
    <message id="view.pause">
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message id="view.play">
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message id="view.position">
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message id="view.prev">
        <source>Previous clip</source>
        <translation>Previous clip</translation>
    </message>
    <message id="view.prevf">
        <source>Previous frame</source>
        <translation>Previous frame</translation>
    </message>
    <message id="view.prompt">
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message id="view.remix.all">
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message id="view.remix.more">
        <source>More ways to remix</source>
        <translation>More ways to remix</translation>
    </message>
    <message id="view.remix.noseed">
        <source>Everything but the seed</source>
        <translation>Everything but the seed</translation>
    </message>
    <message id="view.remix.prompt">
        <source>Prompt only</source>
        <translation>Prompt only</translation>
    </message>
    <message id="view.remix.seed">
        <source>Seed only</source>
        <translation>Seed only</translation>
    </message>
    <message id="view.reqid">
        <source>Request ID</source>
        <translation>Request ID</translation>
    </message>
    <message id="view.s">
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message id="view.show">
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message id="view.sound">
        <source>Unmute</source>
        <translation>Unmute</translation>
    </message>
    <message id="view.speed">
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message id="view.stage">
        <source>Clip, {prompt}</source>
        <translation>Clip, {prompt}</translation>
    </message>
    <message id="view.took">
        <source>Took</source>
        <translation>Took</translation>
    </message>
    <message id="view.took.min">
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message id="view.unplayable">
        <source>This clip cannot be played here. Its file is in the library folder.</source>
        <translation>This clip cannot be played here. Its file is in the library folder.</translation>
    </message>
    <message id="view.vars">
        <source>Variations</source>
        <translation>Variations</translation>
    </message>
    <message id="view.volume">
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message id="warn.bad">
        <source>Image {n} cannot be read.</source>
        <translation>Image {n} cannot be read.</translation>
    </message>
    <message id="warn.bad.tag">
        <source>Can’t read</source>
        <translation>Can’t read</translation>
    </message>
    <message id="warn.bad.tip">
        <source>It may be damaged or still downloading. Your other images are fine.</source>
        <translation>It may be damaged or still downloading. Your other images are fine.</translation>
    </message>
    <message id="warn.convert">
        <source>Image {n} will be converted from {ext} to PNG.</source>
        <translation>Image {n} will be converted from {ext} to PNG.</translation>
    </message>
    <message id="warn.convert.jpeg">
        <source>Image {n} will be converted from {ext} to JPEG.</source>
        <translation>Image {n} will be converted from {ext} to JPEG.</translation>
    </message>
    <message id="warn.convert.tag">
        <source>Converted</source>
        <translation>Converted</translation>
    </message>
    <message id="warn.convert.tip">
        <source>Only the uploaded copy is converted. Your file is not changed.</source>
        <translation>Only the uploaded copy is converted. Your file is not changed.</translation>
    </message>
    <message id="warn.doubt">
        <source>Image {n}: {reason}. It is tried again before it is sent.</source>
        <translation>Image {n}: {reason}. It is tried again before it is sent.</translation>
    </message>
    <message id="warn.doubt.tag">
        <source>Not open yet</source>
        <translation>Not open yet</translation>
    </message>
    <message id="warn.doubt.tip">
        <source>Nothing is sent while a link does not open.</source>
        <translation>Nothing is sent while a link does not open.</translation>
    </message>
    <message id="warn.dup">
        <source>Images {a} and {b} are the same picture.</source>
        <translation>Images {a} and {b} are the same picture.</translation>
    </message>
    <message id="warn.dup.tag">
        <source>Same picture</source>
        <translation>Same picture</translation>
    </message>
    <message id="warn.gone">
        <source>Image {n} is no longer in its folder. Locate it or remove it.</source>
        <translation>Image {n} is no longer in its folder. Locate it or remove it.</translation>
    </message>
    <message id="warn.gone.tag">
        <source>Moved</source>
        <translation>Moved</translation>
    </message>
    <message id="warn.link">
        <source>The link for image {n} asks for a sign-in, so RunComfy cannot open it. Save the picture and add the file.</source>
        <translation>The link for image {n} asks for a sign-in, so RunComfy cannot open it. Save the picture and add the file.</translation>
    </message>
    <message id="warn.link.tag">
        <source>Sign-in</source>
        <translation>Sign-in</translation>
    </message>
    <message id="warn.linksonly">
        <source>Image {n} is on this computer, and your upload host takes web links only.</source>
        <translation>Image {n} is on this computer, and your upload host takes web links only.</translation>
    </message>
    <message id="warn.linksonly.tag">
        <source>Needs a host</source>
        <translation>Needs a host</translation>
    </message>
    <message id="warn.locate">
        <source>Locate…</source>
        <translation>Locate…</translation>
    </message>
    <message id="warn.needhost">
        <source>Image {n} is on this computer. Choose an upload host.</source>
        <translation>Image {n} is on this computer. Choose an upload host.</translation>
    </message>
    <message id="warn.notallowed">
        <source>Image {n}: {reason}.</source>
        <translation>Image {n}: {reason}.</translation>
    </message>
    <message id="warn.notallowed.tag">
        <source>Bad link</source>
        <translation>Bad link</translation>
    </message>
    <message id="warn.notkept">
        <source>Image {n} could not be kept: {reason}</source>
        <translation>Image {n} could not be kept: {reason}</translation>
    </message>
    <message id="warn.notkept.tag">
        <source>Not kept</source>
        <translation>Not kept</translation>
    </message>
    <message id="warn.reduce">
        <source>Image {n} is {size}; will be reduced to fit 50 MB.</source>
        <translation>Image {n} is {size}; will be reduced to fit 50 MB.</translation>
    </message>
    <message id="warn.reduce.tag">
        <source>Will shrink</source>
        <translation>Will shrink</translation>
    </message>
    <message id="warn.reduce.tag2">
        <source>{size} → 50 MB</source>
        <translation>{size} → 50 MB</translation>
    </message>
    <message id="warn.reduce.tip">
        <source>Only the uploaded copy is reduced. Your file is not changed.</source>
        <translation>Only the uploaded copy is reduced. Your file is not changed.</translation>
    </message>
    <message id="warn.replace">
        <source>Replace…</source>
        <translation>Replace…</translation>
    </message>
    <message id="warn.small">
        <source>Image {n} is small ({w} × {h}); may look soft.</source>
        <translation>Image {n} is small ({w} × {h}); may look soft.</translation>
    </message>
    <message id="warn.small.tag">
        <source>Small</source>
        <translation>Small</translation>
    </message>
    <message id="warn.toolarge">
        <source>Image {n} is too large to read (over 100 megapixels or 500 MB).</source>
        <translation>Image {n} is too large to read (over 100 megapixels or 500 MB).</translation>
    </message>
    <message id="warn.toolarge.tag">
        <source>Too large</source>
        <translation>Too large</translation>
    </message>
    <message id="deck.digest">
        <source>22f448b20cf35fd4</source>
        <extracomment>Not a text: tells what this file was made from.</extracomment>
        <translation>22f448b20cf35fd4</translation>
    </message>
</context>
</TS>
