"""Alerts: what somebody wants to be told of as it comes, and by which ways."""

from onrecord.alerts.check import Outcome, check, preview
from onrecord.alerts.meanwhile import beside
from onrecord.alerts.rules import Rule, read

__all__ = ["Outcome", "Rule", "beside", "check", "preview", "read"]
