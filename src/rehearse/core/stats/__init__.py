"""What follows from several runs of a talk: splits, own pace, forecast, what to practise.

Everything here is a function of `rehearse.core.stats.past.Past`, which `Store.past` reads.
"""
